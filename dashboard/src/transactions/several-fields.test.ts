import { describe, expect, it } from "vitest";
import { buildEvent } from "./build-event.ts";
import { severalFields } from "./several-fields.ts";

const assetOf = (text: string): string => ({ BTC: "bitcoin", USD: "fiat:usd" })[text] ?? text;
const timeOf = (field: string): string => `${field}Z`;

function built(row: Record<string, string>) {
  const all = Object.fromEntries(
    Object.entries({ coin: "BTC", quantity: "2", currency: "USD", at: "T", ...row }).map(([name, value]) => [
      `7.${name}`,
      value,
    ]),
  );
  return buildEvent(severalFields(all, "7.", assetOf), { assetOf, timeOf });
}

const COIN = { asset: "bitcoin", amount: "2" };
const MONEY = { asset: "fiat:usd", amount: "100" };

describe("a row of several", () => {
  it("is a trade of coin and money for a buy and a sell", () => {
    expect(built({ type: "buy", money: "100" })).toEqual({ type: "buy", at: "TZ", in: COIN, out: MONEY });
    expect(built({ type: "sell", money: "100" })).toEqual({ type: "sell", at: "TZ", out: COIN, in: MONEY });
  });

  it.each([
    ["deposit", "in"],
    ["reward", "in"],
    ["gift_in", "in"],
    ["withdrawal", "out"],
    ["gift_out", "out"],
  ])("has one leg for a %s, and what it was worth where that is said", (type, side) => {
    expect(built({ type, money: "" })).toEqual({ type, at: "TZ", [side]: COIN });
    expect(built({ type, money: "100" })).toEqual({
      type,
      at: "TZ",
      [side]: COIN,
      value: "100",
      valueCurrency: "fiat:usd",
    });
  });

  it.each(["fee", "loss"])("has what went, and no worth, for a %s", (type) => {
    expect(built({ type })).toEqual({ type, at: "TZ", out: COIN });
  });
});
