import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ledgerOf } from "../../../bench/ledger/rows.ts";
import type { AssetId, TransactionId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { courseOf, resume } from "./course.ts";
import type { Course } from "./course.ts";
import { foldState } from "./fold.ts";
import { METHODS } from "./settings.ts";
import type { FoldSettings } from "./settings.ts";
import { stateOf } from "./state.ts";
import { KeptRows } from "./testing/kept-rows.ts";
import { SETTINGS } from "./testing/rows.ts";
import type { Transaction } from "./transaction.ts";

const market = (asset: AssetId) => (asset.startsWith("fiat:") ? "1.1" : "123.45") as Amount;
const rows = ledgerOf(1_700, 3);

function through(transactions: readonly Transaction[], settings: FoldSettings, before: Course | null): Course {
  const result = courseOf(resume(transactions, settings, before), market);
  if (!result.ok) throw new Error(result.shortfall.transactionId);
  return result.course;
}

describe("a ledger that changes", () => {
  it("means what a fold from nothing says, wherever it was changed, and folds only from there", () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(rows.length - 1), kind: fc.constantFrom("note", "insert", "append") }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), edits, (method, some) => {
        const settings = { ...SETTINGS, method };
        let now: readonly Transaction[] = rows;
        let course = through(now, settings, null);
        for (const [n, { at, kind }] of some.entries()) {
          const row = now[at] as Transaction;
          const last = now.at(-1) as Transaction;
          const bought = { ...row, id: `tx_new_${n}` as TransactionId, ref: `new ${n}`, type: "reward" as const };
          const brings = { in: { asset: "coin-0" as AssetId, amount: "1" as Amount }, out: null, fee: null };
          now =
            kind === "note"
              ? now.toSpliced(at, 1, { ...row, note: `changed ${n}` })
              : [...now, { ...bought, ...brings, at: kind === "insert" ? row.at : last.at + 1 }];
          const found = resume(now, settings, course);
          if (kind === "append") expect(found.toFold).toHaveLength(1);
          else expect(found.from.count).toBeGreaterThanOrEqual(Math.max(0, at - 999));
          const next = through(now, settings, course);
          const whole = foldState(now, settings, market);
          if (!whole.ok) throw new Error("it cannot be");
          expect(KeptRows.of(next.state).texts()).toEqual(KeptRows.of(whole.state).texts());
          course = next;
          now = next.rows;
        }
      }),
      { numRuns: 8 },
    );
  }, 30_000);

  it("is told apart row by row, and holding by holding", () => {
    const settings = { ...SETTINGS, method: "lifo" as const };
    const kept = new KeptRows();
    let before: Course | null = null;
    for (let n = 100; n <= rows.length; n += 100) {
      const course: Course = through(rows.slice(0, n), settings, before);
      kept.change(before?.state ?? null, course.state);
      expect(kept.texts()).toEqual(KeptRows.of(course.state).texts());
      before = course;
    }
    if (before === null) throw new Error("it cannot be");
    const state = stateOf(1, before.state, null);
    const again = stateOf(2, before.state, state);
    for (const [asset, holding] of state.holdings) expect(again.holdings.get(asset)).toBe(holding);
  });
});
