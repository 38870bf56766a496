/** `node bench/ledger/main.ts`: CPU time of folding, in Node; the worker runs the same code on the same engine. */
import type { AssetId } from "../../src/domain/ids.ts";
import { USD } from "../../src/domain/ids.ts";
import { fold, foldOn, foldState } from "../../src/domain/ledger/fold.ts";
import type { FoldState } from "../../src/domain/ledger/fold.ts";
import { DEFAULT_SETTINGS, METHODS } from "../../src/domain/ledger/settings.ts";
import type { FoldSettings } from "../../src/domain/ledger/settings.ts";
import { snapshotOf, storeOf } from "../../src/domain/ledger/standing.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import { printTable, reaches } from "../report.ts";
import { ledgerOf } from "./rows.ts";

const ROWS = 10_000;
const RUNS = 9;

const rows = ledgerOf(ROWS, 20);
const market = (asset: AssetId) => (asset.startsWith("fiat:") ? "1.1" : "123.45") as never;
const figures: Figure[] = [];
for (const method of METHODS) {
  const settings: FoldSettings = { ...DEFAULT_SETTINGS, base: USD, method };
  figures.push({
    name: `fold ${ROWS} transactions, ${method}`,
    value: cpuMs(() => mustBe(fold(rows, settings, market).ok)),
    unit: "ms CPU",
    bar: { atMost: 150 },
  });
  const last = rows.at(-1);
  const before = foldState(rows.slice(0, -1), settings, market);
  if (last === undefined || !before.ok) throw new Error("the ledger cannot be");
  const kept = snapshotOf(before.state.store, settings);
  figures.push({
    name: `one more at the end, ${method}`,
    value: cpuMs(() => mustBe(foldOn(before.state, last, market).ok)),
    unit: "ms CPU",
    bar: { atMost: 5 },
  });
  const restored = (): FoldState => ({ settings, store: storeOf(kept, settings) });
  figures.push({
    name: `one more after reading the checkpoint, ${method}`,
    value: cpuMs(() => mustBe(foldOn(restored(), last, market).ok)),
    unit: "ms CPU",
  });
}
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;

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
