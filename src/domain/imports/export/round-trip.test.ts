import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccountId, AssetId, TransactionId } from "../../ids.ts";
import { USD } from "../../ids.ts";
import type { Transaction } from "../../ledger/transaction.ts";
import type { Amount } from "../../money/amount.ts";
import { EMPTY, fates, into, judged, MAIN, NOW, own } from "../testing.ts";
import { toCsv } from "./to-csv.ts";
import { toJson } from "./to-json.ts";

const btc = (text: string) => ({ asset: "bitcoin" as AssetId, amount: text as Amount });
const usd = (text: string) => ({ asset: USD, amount: text as Amount });

describe("export, import, export", () => {
  const accounts = new Map([
    ["acc_main" as AccountId, "Main"],
    ["acc_b" as AccountId, '=Cold, "old"'],
  ]);
  const asset = fc.constantFrom("bitcoin", "ethereum", "custom:01KABC0000000000000000000Z").map((id) => id as AssetId);
  const amount = fc
    .bigInt({ min: 1n, max: 10n ** 30n })
    .map(
      (units) =>
        `${units / 10n ** 18n}.${(units % 10n ** 18n).toString().padStart(18, "0")}`.replace(/\.?0+$/, "") as Amount,
    )
    .filter((text) => text !== "");
  const leg = fc.record({ asset, amount });
  const words = fc
    .oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom("=1+1", "'quoted", "''", "-5", "+x", "@me", 'a "b", c', "two\nlines", "ü€", "\t"),
    )
    .map((text) => text.replaceAll(/[^\P{Cc}\n\t]/gu, "").trim())
    .filter((text) => text !== "" && text.isWellFormed());
  const row = fc.record({
    at: fc.integer({ min: Date.UTC(2010, 0, 1), max: NOW }),
    position: fc.nat(1000),
    accountId: fc.constantFrom(...accounts.keys()),
    in: leg,
    price: fc.option(amount),
    note: fc.option(words),
    tags: fc.uniqueArray(words, { maxLength: 3 }),
    source: fc.constantFrom("manual", "kraken"),
    externalId: fc.option(words),
    basis: fc.option(amount),
  });
  const ledger = fc
    .uniqueArray(row, { maxLength: 12, selector: ({ source, externalId, at }) => externalId ?? `${source}${at}` })
    .map((rows) =>
      rows.map(({ price, basis, tags, ...rest }, i): Transaction => ({
        ...rest,
        id: `tx_${i}` as TransactionId,
        ref: `ref-${i}`,
        type: basis === null ? "deposit" : "opening_balance",
        subtype: null,
        toAccountId: null,
        out: null,
        fee: null,
        price,
        value: null,
        valueCurrency: price === null ? null : USD,
        basis,
        acquiredAt: basis === null ? null : rest.at,
        lots: null,
        transferId: null,
        tags: tags.toSorted(),
        importId: null,
        createdAt: 1,
        updatedAt: 2,
      })),
    );

  it.each([
    ["CSV", toCsv],
    ["JSON", toJson],
  ])("is the same file, byte for byte: %s", (_name, write) => {
    fc.assert(
      fc.property(ledger, (rows) => {
        if (rows.length === 0) return;
        const file = write(rows, { base: USD, accounts });
        const result = judged(file);
        expect(fates(result).filter((fate) => !fate.endsWith("new"))).toEqual([]);
        const made = new Map([
          [MAIN, "Main"] as const,
          ...result.newAccounts.map(({ id, name }) => [id, name] as const),
        ]);
        expect(write(result.transactions, { base: USD, accounts: made })).toBe(file);
      }),
    );
  });

  it("keeps picks of lots and lots that arrived, and whatever else a row may have", () => {
    const base = {
      id: "tx_1" as TransactionId,
      position: 0,
      accountId: MAIN,
      in: null,
      out: null,
      fee: null,
      price: null,
      value: null,
      valueCurrency: null,
      note: null,
      source: "manual",
      createdAt: 1,
      updatedAt: 1,
    };
    const at = Date.parse("2024-01-01T00:00:00.123Z");
    const rows: Transaction[] = [
      {
        ...base,
        ref: "a",
        at,
        type: "transfer",
        in: btc("3"),
        lots: [{ acquiredAt: at - 5000, quantity: "3" as Amount, cost: "100" as Amount, price: null }],
      },
      {
        ...base,
        ref: "b",
        at: at + 1,
        type: "buy",
        in: btc("1"),
        out: usd("10"),
        fee: usd("1"),
        value: "10" as Amount,
        valueCurrency: USD,
      },
      {
        ...base,
        ref: "c",
        at: at + 2,
        type: "sell",
        in: usd("20"),
        out: btc("1"),
        lots: [{ ref: "b", quantity: "0.5" as Amount }],
        tags: ["tax"],
      },
      { ...base, ref: "d", at: at + 2, position: 1, type: "reward", subtype: "staking", in: btc("0.1") },
    ];
    for (const write of [toCsv, toJson]) {
      const file = write(rows, { base: USD, accounts });
      const result = judged(file);
      expect(fates(result).filter((fate) => !fate.endsWith("new"))).toEqual([]);
      expect(write(result.transactions, { base: USD, accounts })).toBe(file);
      expect(file).not.toMatch(/tx_1|acc_main/);
    }
  });

  it("into another base currency is refused where costs would change their meaning", () => {
    const file = own("2024-01-01T00:00:00Z,opening_balance,1,bitcoin,,,,,,")
      .replace("source", "source,basis,basis_currency")
      .replace(/$/, ",100,fiat:eur");
    expect(judged(file).rows[0]?.errors[0]?.expected).toContain("fiat:usd, the portfolio's base currency");
  });

  it("into a ledger that has the references already gives rows others, and picks follow", () => {
    const existing = into(EMPTY, judged("ref,at,type,in_amount,in_asset\na,2023-01-01T00:00:00Z,deposit,7,ether\n"));
    const file = `ref,at,type,in_amount,in_asset,out_amount,out_asset,lots
a,2024-01-01T00:00:00Z,deposit,1,bitcoin,,,
b,2024-01-02T00:00:00Z,withdrawal,,,1,bitcoin,"[{""ref"":""a"",""quantity"":""1""}]"
`;
    expect(fates(judged(file, {}, existing))).toEqual(["2 conflict", "3 short"]);
    const result = judged(file, { add: [2] }, existing);
    expect(result.ready).toBe(true);
    const [deposit, withdrawal] = result.transactions;
    expect(deposit?.ref).not.toBe("a");
    expect(withdrawal?.lots).toEqual([{ ref: deposit?.ref, quantity: "1" }]);
  });
});
