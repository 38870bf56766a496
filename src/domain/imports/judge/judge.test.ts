import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SAMPLES } from "../../../../test/import-samples.ts";
import type { AccountId } from "../../ids.ts";
import { fold } from "../../ledger/fold.ts";
import type { Amount } from "../../money/amount.ts";
import { EMPTY, fates, into, judged, MAIN, own, settings } from "../testing.ts";
import type { Target } from "./judge.ts";

const text = (units: bigint) => `${units / 10n ** 9n}.${(units % 10n ** 9n).toString().padStart(9, "0")}`;

describe("what is there already", () => {
  const file = own(
    "2024-01-01T00:00:00Z,deposit,1,bitcoin,,,,,a,kraken",
    "2024-01-02T00:00:00Z,deposit,1,bitcoin,,,,,,",
    "2024-01-02T00:00:00Z,deposit,1,bitcoin,,,,,,",
  );

  it("is told from what is new by its id, else by the number of equal rows", () => {
    const first = judged(file);
    expect(fates(first)).toEqual(["2 new", "3 new", "4 new"]);
    const ledger = into(EMPTY, first);
    expect(fates(judged(file, {}, ledger))).toEqual(["2 duplicate", "3 duplicate", "4 duplicate"]);
    const more = judged(`${file}\n2024-01-02T00:00:00Z,deposit,1,bitcoin,,,,,,`, {}, ledger);
    expect(fates(more), "the third of three").toEqual(["2 duplicate", "3 duplicate", "4 duplicate", "5 new"]);
    expect(more.rows[0]?.other).toMatchObject({ ref: first.transactions[0]?.ref, line: null });
  });

  it("is a conflict when the id is the same and the content is not, and is shown", () => {
    const ledger = into(EMPTY, judged(file));
    const changed = own("2024-01-01T00:00:00Z,deposit,2,bitcoin,,,,,a,kraken");
    const result = judged(changed, {}, ledger);
    expect(fates(result)).toEqual(["2 conflict"]);
    expect(result.rows[0]).toMatchObject({ event: { in: { amount: "2" } }, other: { event: { in: { amount: "1" } } } });
    expect([result.ready, result.transactions], "it stays as it is").toEqual([true, []]);
    const added = judged(changed, { add: [2] }, ledger);
    expect(added.transactions, "or comes besides, without the id").toMatchObject([
      { externalId: null, in: { amount: "2" } },
    ]);
    const [stands] = ledger.transactions;
    const replaced = judged(changed, { replace: [2] }, ledger);
    expect([fates(replaced), replaced.transactions.length], "or takes its place").toEqual([["2 new"], 1]);
    expect(replaced.transactions[0]).toMatchObject({ id: stands?.id, ref: stands?.ref, in: { amount: "2" } });
    const twice = own(...["2", "3"].map((amount) => `2024-01-01T00:00:00Z,deposit,${amount},bitcoin,,,,,a,kraken`));
    expect(fates(judged(twice, { replace: [2, 3] }, ledger)), "once").toEqual(["2 new", "3 conflict"]);
    const sold = own("2024-01-03T00:00:00Z,sell,9,fiat:usd,3,bitcoin,,,,kraken");
    const spent = { ...ledger, transactions: [...ledger.transactions, ...judged(sold, {}, ledger).transactions] };
    const less = own("2024-01-01T00:00:00Z,deposit,0.5,bitcoin,,,,,a,kraken");
    expect(judged(less, { replace: [2] }, spent).ready, "what it leaves short is told first").toBe(false);
    const other = own("2024-01-01T00:00:00Z,deposit,2,bitcoin,,,,,a,coinbase");
    expect(fates(judged(other, {}, ledger)), "ids belong to their source").toEqual(["2 new"]);
  });

  it("may stand twice in one file", () => {
    expect(
      fates(
        judged(SAMPLES["ghostfolio_coinbase-export.csv"], { openings: { btc: { as: "zero" }, eth: { as: "zero" } } }),
      ),
    ).toContain("9 conflict");
  });

  it("is found again by files of the same source that tell less of the time", () => {
    const ledgers = `"txid","refid","time","type","subtype","aclass","asset","amount","fee","balance"
"L1","T1","2021-02-24 08:57:02","trade","","currency","ZEUR",-499.9992,0.8,0
"L2","T1","2021-02-24 08:57:02","trade","","currency","XXBT",0.012,0,0
`;
    const trades = SAMPLES["kraken_trades.csv"].replace("TDDDDD-EEEEE-FFFFF1", "T1");
    const ledger = into(EMPTY, judged(ledgers));
    expect(fates(judged(trades, {}, ledger))).toEqual(["2 duplicate"]);
  });
});

describe("what was never acquired", () => {
  const file = own(
    "2024-01-01T00:00:00Z,deposit,1,bitcoin,,,,,,",
    "2024-02-01T00:00:00Z,sell,30000,fiat:usd,1.5,bitcoin,,,,",
    "2024-03-01T00:00:00Z,deposit,1,bitcoin,,,,,,",
    "2024-04-01T00:00:00Z,withdrawal,,,2,bitcoin,0.25,bitcoin,,",
  );

  it("is named: coin, amount, first row", () => {
    const result = judged(file);
    expect(result.missing).toEqual([
      {
        asset: "bitcoin",
        account: MAIN,
        amount: "1.75",
        line: 3,
        at: Date.parse("2024-01-01T00:00:00Z"),
        choice: null,
      },
    ]);
    expect(fates(result)).toEqual(["2 new", "3 short", "4 new", "5 new"]);
    expect(result.ready).toBe(false);
  });

  it.each([
    [{ as: "market" } as const, { basis: null, acquiredAt: null }],
    [{ as: "zero" } as const, { basis: "0", acquiredAt: null }],
    [
      { as: "cost", cost: "500" as Amount, acquiredAt: Date.parse("2020-01-01T00:00:00Z") } as const,
      { basis: "500", acquiredAt: Date.parse("2020-01-01T00:00:00Z") },
    ],
  ])("was held before, at %o, marked", (opening, expected) => {
    const result = judged(file, { openings: { bitcoin: opening } });
    expect([result.ready, fates(result)]).toEqual([true, ["2 new", "3 new", "4 new", "5 new"]]);
    expect(result.transactions[0]).toMatchObject({
      type: "opening_balance",
      in: { asset: "bitcoin", amount: "1.75" },
      source: "import",
      note: expect.stringContaining("before the imported file begins") as string,
      ...expected,
    });
    expect(fold(result.transactions, settings).ok).toBe(true);
  });

  it("or is left out, with whatever spends it", () => {
    const result = judged(file, { openings: { bitcoin: { as: "leave_out" } } });
    expect([result.ready, fates(result)]).toEqual([true, ["2 new", "3 left_out", "4 new", "5 left_out"]]);
    expect(fold(result.transactions, settings).ok).toBe(true);
  });

  it("is what must be there before splits, by account where lots are kept so", () => {
    const split = own(
      "2024-01-01T00:00:00Z,deposit,1,ether,,,,,,",
      "2024-01-02T00:00:00Z,split,3,ether,1,ether,,,,",
      "2024-01-03T00:00:00Z,withdrawal,,,4,ether,,,,",
    );
    const result = judged(split, { openings: { ether: { as: "zero" } } });
    expect(fold(result.transactions, settings).ok).toBe(true);
    expect(result.missing[0]?.amount).toBe("0.333333333333333334");
    const accounts: Target = {
      ...EMPTY,
      accounts: [...EMPTY.accounts, { id: "acc_b" as AccountId, name: "B" }],
      settings: { ...settings, lotScope: "account" },
    };
    const moved = `at,type,account,to_account,in_amount,in_asset,out_amount,out_asset
2024-01-01T00:00:00Z,deposit,Main,,1,ether,,
2024-01-02T00:00:00Z,transfer,B,Main,1,ether,1,ether
2024-01-03T00:00:00Z,withdrawal,Main,,,,2,ether
`;
    expect(judged(moved, {}, accounts).missing).toMatchObject([{ account: "acc_b", amount: "1", line: 3 }]);
  });

  it("may be what a later row of the ledger spends", () => {
    const ledger = into(
      EMPTY,
      judged(own("2024-01-01T00:00:00Z,deposit,1,bitcoin,,,,,,", "2024-06-01T00:00:00Z,withdrawal,,,1,bitcoin,,,,")),
    );
    const result = judged(own("2024-03-01T00:00:00Z,withdrawal,,,1,bitcoin,,,x,"), {}, ledger);
    expect(result.missing).toMatchObject([{ amount: "1", line: null }]);
    expect(result.ready).toBe(false);
  });

  it("makes every sample whole", () => {
    for (const [name, text] of Object.entries(SAMPLES)) {
      const first = judged(text, {}, EMPTY, name);
      const openings = Object.fromEntries(first.missing.map(({ asset }) => [asset, { as: "market" } as const]));
      const result = judged(text, { openings, clearDust: true }, EMPTY, name);
      expect(result.ready, name).toBe(true);
      expect(fold(result.transactions, settings).ok, name).toBe(true);
      expect(
        fates(judged(text, { openings, clearDust: true }, into(EMPTY, result), name)).filter((row) =>
          row.endsWith("new"),
        ),
        `${name} again`,
      ).toEqual([]);
    }
  });

  it("makes any file whole, in one look", () => {
    const event = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      leaves: fc.boolean(),
      amount: fc.bigInt({ min: 1n, max: 10n ** 18n }),
      asset: fc.constantFrom("bitcoin", "ether"),
      fee: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 30 }), (events) => {
        const rows = events.map(({ day, leaves, amount, asset, fee }) => {
          const leg = `${text(amount)},${asset}`;
          const paid = fee && leaves ? `0.5,${asset}` : ",";
          return `2024-01-${String(day).padStart(2, "0")}T00:00:00Z,${leaves ? "withdrawal" : "deposit"},${leaves ? `,,${leg}` : `${leg},,`},${paid},,`;
        });
        const openings = { bitcoin: { as: "zero" }, ether: { as: "zero" } } as const;
        const result = judged(own(...rows), { openings, clearDust: true });
        expect(result.ready).toBe(true);
        expect(fold(result.transactions, settings).ok).toBe(true);
      }),
    );
  });
});

describe("the noise of floats", () => {
  const left = own(
    "2024-01-01T00:00:00Z,deposit,0.0107139499,ether,,,,,,",
    "2024-02-01T00:00:00Z,withdrawal,,,0.010713949899999999,ether,,,,",
  );
  const missing = own(
    "2024-01-01T00:00:00Z,deposit,32.156874,tether,,,,,,",
    "2024-02-01T00:00:00Z,withdrawal,,,32.156874000000003,tether,,,,",
  );

  it("is named, on both sides", () => {
    expect(judged(left).dust).toEqual([
      { asset: "ether", account: MAIN, amount: "0.000000000000000001", side: "left", cleared: false },
    ]);
    expect(judged(missing).dust).toMatchObject([{ asset: "tether", amount: "0.000000000000003", side: "missing" }]);
    expect(judged(left).ready, "what is left harms nobody").toBe(true);
    expect(judged(missing).ready).toBe(false);
  });

  it("can be cleared, by rows that say so", () => {
    for (const file of [left, missing]) {
      const result = judged(file, { clearDust: true });
      expect(result.ready).toBe(true);
      const folded = fold(result.transactions, settings);
      expect(folded.ok && [...folded.books.holdings.keys()]).toEqual([]);
      expect(result.transactions.filter(({ note }) => note?.startsWith("Noise of an import")).length).toBe(1);
    }
  });

  it("is not a small sum that somebody holds", () => {
    const satoshi = own(
      "2024-01-01T00:00:00Z,deposit,1,bitcoin,,,,,,",
      "2024-02-01T00:00:00Z,withdrawal,,,0.99999999,bitcoin,,,,",
    );
    expect(judged(satoshi).dust).toEqual([]);
  });
});

describe("rows that cannot be", () => {
  it("are errors that say why, and nothing can be committed until they are left out", () => {
    const file = own(
      "2008-01-01T00:00:00Z,deposit,1,bitcoin,,,,,,",
      "2024-01-01T00:00:00Z,withdrawal,1,bitcoin,,,,,,",
      "2024-01-01T00:00:00Z,deposit,1,bitcoin,,,,,,",
    );
    const result = judged(file);
    expect(fates(result)).toEqual(["2 error", "3 error", "4 new"]);
    expect(result.rows[0]?.errors).toEqual([{ line: 2, column: null, expected: "at: a time from 2009 on" }]);
    expect(result.ready).toBe(false);
    expect([judged(file, { leaveOut: [2, 3] }).ready, judged(file, { leaveOutFates: ["error"] }).ready]).toEqual([
      true,
      true,
    ]);
  });
});
