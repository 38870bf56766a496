/** `node bench/ledger/main.ts`: CPU time of folding, in Node; the worker runs the same code on the same engine. */
import type { AssetId } from "../../src/domain/ids.ts";
import { USD } from "../../src/domain/ids.ts";
import type { TransactionId } from "../../src/domain/ids.ts";
import { courseOf, resume } from "../../src/domain/ledger/course.ts";
import { fold, foldOn, foldState } from "../../src/domain/ledger/fold.ts";
import { DEFAULT_SETTINGS, METHODS } from "../../src/domain/ledger/settings.ts";
import type { FoldSettings } from "../../src/domain/ledger/settings.ts";
import { rowChanges } from "../../src/domain/ledger/kept.ts";
import { stateOf } from "../../src/domain/ledger/state.ts";
import type { Transaction } from "../../src/domain/ledger/transaction.ts";
import type { Amount } from "../../src/domain/money/amount.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import { printTable, reaches } from "../report.ts";
import { keptBooks } from "./kept.ts";
import { loadedRows } from "./loaded.ts";
import { closesUntil, COINS, endOf, historyOfYear, performanceOfYear, studyOf } from "./reads.ts";
import { ledgerOf } from "./rows.ts";
import { valuedHoldings } from "./valued.ts";

const ROWS = 10_000;
const RUNS = 9;

const rows = ledgerOf(ROWS, 20);
const market = (asset: AssetId) => (asset.startsWith("fiat:") ? "1.1" : "123.45") as never;
const figures: Figure[] = [];
for (const method of process.argv.includes("--reads") ? [] : METHODS) {
  const settings: FoldSettings = { ...DEFAULT_SETTINGS, base: USD, method };
  const folded = cpuMs(() => mustBe(fold(rows, settings, market).ok));
  figures.push({
    name: `fold ${ROWS} transactions, ${method}`,
    value: folded,
    unit: "ms CPU",
    bar: { atMost: 150 },
  });
  const last = rows.at(-1);
  const before = foldState(rows.slice(0, -1), settings, market);
  if (last === undefined || !before.ok) throw new Error("the ledger cannot be");
  figures.push({
    name: `one more at the end, ${method}`,
    value: cpuMs(() => mustBe(foldOn(before.state, last, market).ok)),
    unit: "ms CPU",
    bar: { atMost: 5 },
  });
  const course = courseOf(resume(rows.slice(0, -1), settings, null), market);
  if (!course.ok) throw new Error("the ledger cannot be");
  const early = { ...last, id: "tx_early" as TransactionId, at: rows[ROWS / 2]?.at ?? 0, type: "reward" as const };
  const brought = { ...early, in: { asset: "coin-0" as AssetId, amount: "1" as Amount }, out: null, fee: null };
  const standing = course.course;
  const write = (added: Transaction) => {
    const after = courseOf(resume([...standing.rows, added], settings, standing), market);
    if (!after.ok) throw new Error("the ledger cannot be");
    const state = stateOf(2, after.course.state, null);
    mustBe(state.holdings.size > 0 && rowChanges(standing.state, after.course.state).written.length > 0);
  };
  figures.push({
    name: `a write at the end, with what changes in the books, ${method}`,
    value: cpuMs(() => write(last)),
    unit: "ms CPU",
    bar: { atMost: 5 },
  });
  figures.push({
    name: `a write in the middle of the past, ${method}`,
    value: cpuMs(() => write(brought)),
    unit: "ms CPU",
    bar: { atMost: folded },
  });
  const woken = keptBooks(before.state);
  figures.push({
    name: `the first write after waking, from the checkpoint, ${method}`,
    value: cpuMs(() => {
      const known = woken();
      const state = stateOf(1, known, null);
      const after = foldOn(known, last, market);
      if (!after.ok) throw new Error("the ledger cannot be");
      mustBe(stateOf(2, after.state, state).version === 2 && rowChanges(known, after.state).written.length > 0);
    }),
    unit: "ms CPU",
    bar: { atMost: 5 },
  });
  const load = loadedRows(rows.slice(0, -1));
  figures.push({
    name: `the same where all rows are asked: read, folded, and one more, ${method}`,
    value: cpuMs(() => {
      load();
      const folded = courseOf(resume(rows.slice(0, -1), settings, null), market);
      mustBe(folded.ok && courseOf(resume(rows, settings, folded.course), market).ok);
    }),
    unit: "ms CPU",
    bar: { atMost: 150 },
  });
}
figures.push(...readFigures());
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;

/** A portfolio of 2,000 transactions in a year, and one of a thousand coins. */
function readFigures(): Figure[] {
  const year = ledgerOf(2_000, COINS).map((row, i) => ({ ...row, at: row.at + i * 3_600_000 * 3.38 }));
  const to = endOf(year);
  const bar = { atMost: 100 };
  const unit = "ms CPU";
  const closes = closesUntil(to);
  const cold = () => studyOf(year, closes);
  const warm = cold();
  performanceOfYear(warm, to);
  const valued = valuedHoldings(1_000);
  return [
    {
      name: "performance of a year, 2,000 transactions, cold",
      value: cpuMs(() => performanceOfYear(cold(), to)),
      unit,
      bar,
    },
    { name: "the same from memory", value: cpuMs(() => performanceOfYear(warm, to)), unit, bar },
    { name: "history of a year by days, cold", value: cpuMs(() => historyOfYear(cold(), to)), unit, bar },
    { name: "the same from memory", value: cpuMs(() => historyOfYear(warm, to)), unit, bar },
    { name: `reading ${ROWS} rows of D1's answer`, value: cpuMs(loadedRows(rows)), unit },
    { name: "valuing 1,000 holdings", value: cpuMs(valued), unit, bar: { atMost: 2 } },
  ];
}

function cpuMs(work: () => void): number {
  work();
  return median(
    Array.from({ length: RUNS }, () => {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    }),
  );
}

function mustBe(ok: boolean): void {
  if (!ok) throw new Error("the ledger cannot be");
}
