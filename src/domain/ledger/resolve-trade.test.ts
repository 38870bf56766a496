import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { USD } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import type { StatedTrade } from "./resolve-trade.ts";
import { resolveTrade } from "./resolve-trade.ts";
import { legOf } from "./testing/rows.ts";

const NOW = Date.UTC(2024, 5, 1);
const amount = (text: string) => text as Amount;
const stated: StatedTrade = {
  type: "buy",
  at: Date.UTC(2024, 0, 1),
  in: legOf("2 bitcoin"),
  out: legOf("60000"),
  fee: null,
  price: null,
  value: null,
  valueCurrency: null,
};

const legs = (trade: Partial<StatedTrade>) => {
  const result = resolveTrade({ ...stated, ...trade }, USD, NOW);
  return result.ok ? { in: result.trade.in, out: result.trade.out } : result.errors.map((error) => error.field);
};

describe("the money of a trade", () => {
  it("is the leg that was stated, even against total and price, which stay as stated", () => {
    const result = resolveTrade({ ...stated, price: amount("1"), value: amount("7") }, USD, NOW);
    expect(result).toMatchObject({
      trade: { out: legOf("60000"), price: "1", value: "7", valueCurrency: USD },
    });
  });

  it("follows from the total, else from price × amount", () => {
    expect(legs({ out: null, value: amount("7"), price: amount("1") })).toMatchObject({ out: legOf("7") });
    expect(legs({ out: null, price: amount("30000.5") })).toMatchObject({ out: legOf("60001") });
    const sale = { type: "sell", out: legOf("0.5 bitcoin"), in: null, price: amount("30000") } as const;
    expect(legs(sale)).toMatchObject({ in: legOf("15000"), out: legOf("0.5 bitcoin") });
  });
});

describe("a trade is refused by field", () => {
  const euros = { asset: "fiat:eur" as AssetId, amount: amount("1") };
  it.each<[string, Partial<StatedTrade>, string[]]>([
    ["before 2009", { at: Date.UTC(2008, 11, 31, 23, 59) }, ["at"]],
    ["more than 5 minutes ahead", { at: NOW + 300_001 }, ["at"]],
    ["without its coin", { in: null }, ["in"]],
    ["without its coin, its money by price", { in: null, out: null, price: amount("1") }, ["in", "out"]],
    ["of money for money", { in: euros }, ["in.asset"]],
    ["without money", { out: null }, ["out"]],
    ["paid in another currency", { out: euros }, ["out.asset"]],
    ["paid in a coin", { out: legOf("1 ethereum") }, ["out.asset"]],
    ["of nothing", { in: legOf("0 bitcoin") }, ["in.amount"]],
    ["for nothing", { out: legOf("0") }, ["out.amount"]],
    ["for a total of nothing", { out: null, value: amount("0") }, ["value"]],
    ["for a price that comes to nothing", { out: null, price: amount("0") }, ["price"]],
    ["for more than an amount can be", { out: null, price: amount("99999999999999999999") }, ["price"]],
    ["valued in another currency", { value: amount("1"), valueCurrency: euros.asset }, ["valueCurrency"]],
    ["with a currency of nothing", { valueCurrency: USD }, ["valueCurrency"]],
    ["with a fee in a third asset", { fee: legOf("1 ethereum") }, ["fee.asset"]],
    ["with no fee, said so", { fee: legOf("0") }, ["fee.amount"]],
    ["with a fee that leaves nothing of the coin", { fee: legOf("2 bitcoin") }, ["fee.amount"]],
    ["wrong in several ways", { at: 0, out: euros, fee: legOf("0") }, ["at", "out.asset", "fee.amount"]],
  ])("%s", (_name, trade, fields) => {
    expect(legs(trade)).toEqual(fields);
  });

  it("but not at the bounds", () => {
    expect(legs({ at: Date.UTC(2009, 0, 1) })).toHaveProperty("in");
    expect(legs({ at: NOW + 300_000 })).toHaveProperty("in");
    const fee = { type: "sell", in: legOf("1"), out: legOf("2 bitcoin"), fee: legOf("2 bitcoin") } as const;
    expect(legs(fee)).toHaveProperty("in");
  });
});
