import { describe, expect, it } from "vitest";
import type { AccountId, AssetId } from "../ids.ts";
import { USD } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import type { StatedEvent } from "./resolve-event.ts";
import { resolveEvent } from "./resolve-event.ts";
import { legOf } from "./testing/rows.ts";

const amount = (text: string) => text as Amount;
const stated: StatedEvent = {
  type: "buy",
  at: Date.UTC(2024, 0, 1),
  accountId: null,
  position: null,
  in: legOf("2 bitcoin"),
  out: legOf("60000"),
  fee: null,
  price: null,
  value: null,
  valueCurrency: null,
  note: null,
};

const legs = (event: Partial<StatedEvent>) => {
  const result = resolveEvent({ ...stated, ...event }, USD);
  return result.ok ? { in: result.event.in, out: result.event.out } : result.errors.map((error) => error.field);
};

describe("the money of a trade", () => {
  it("is the leg that was stated, even against total and price, which stay as stated", () => {
    const result = resolveEvent({ ...stated, price: amount("1"), value: amount("7") }, USD);
    expect(result).toMatchObject({ event: { out: legOf("60000"), price: "1", value: "7", valueCurrency: USD } });
  });

  it("follows from the total, else from price × amount, in the currency that was named", () => {
    expect(legs({ out: null, value: amount("7"), price: amount("1") })).toMatchObject({ out: legOf("7") });
    expect(legs({ out: null, price: amount("30000.5") })).toMatchObject({ out: legOf("60001") });
    const sale = { type: "sell", out: legOf("0.5 bitcoin"), in: null, price: amount("30000") } as const;
    expect(legs(sale)).toMatchObject({ in: legOf("15000"), out: legOf("0.5 bitcoin") });
    const euros = { out: null, value: amount("7"), valueCurrency: "fiat:eur" as AssetId };
    expect(legs(euros)).toMatchObject({ out: legOf("7 fiat:eur") });
  });

  it.each<[string, Partial<StatedEvent>, string[]]>([
    ["of nothing", { out: null }, ["out"]],
    ["of a price without its coin", { in: null, out: null, price: amount("1") }, ["out"]],
    ["of a total of nothing", { out: null, value: amount("0") }, ["value"]],
    ["of a price that comes to nothing", { out: null, price: amount("0") }, ["price"]],
    ["of more than an amount can be", { out: null, price: amount("99999999999999999999") }, ["price"]],
    ["in the currency of nothing", { valueCurrency: USD }, ["valueCurrency"]],
  ])("%s is refused", (_name, event, fields) => {
    expect(legs(event)).toEqual(fields);
  });
});

describe("what arrives by a transfer", () => {
  it("is what left, where it goes to another account", () => {
    const moved = { type: "transfer", in: null, out: legOf("1 bitcoin") } as const;
    expect(legs({ ...moved, toAccountId: "acc_cold" as AccountId })).toMatchObject({ in: legOf("1 bitcoin") });
    expect(legs(moved)).toMatchObject({ in: null });
  });
});
