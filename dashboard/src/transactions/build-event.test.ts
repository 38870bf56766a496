import { describe, expect, it } from "vitest";
import { buildEvent } from "./build-event.ts";

const readers = { assetOf: (text: string) => text.toLowerCase(), timeOf: (field: string) => `${field}:00.000Z` };
const common = {
  at: "2026-01-02T03:04",
  note: "",
  tags: "",
  lots: "",
  accountId: "acc_1",
  "fee.amount": "",
  "fee.asset": "USD",
};

describe("an event made of what was typed", () => {
  it("is a buy with its legs, and leaves out what was left empty", () => {
    const fields = {
      ...common,
      type: "buy",
      "in.asset": "BTC",
      "in.amount": "00.50",
      "out.asset": "EUR",
      "out.amount": "20000",
      price: "",
    };
    expect(buildEvent(fields, readers)).toEqual({
      type: "buy",
      at: "2026-01-02T03:04:00.000Z",
      accountId: "acc_1",
      in: { asset: "btc", amount: "0.50" },
      out: { asset: "eur", amount: "20000" },
    });
  });

  it("states the price of one, in the money's currency, where no total was given", () => {
    const fields = {
      ...common,
      type: "sell",
      "out.asset": "BTC",
      "out.amount": "1",
      "in.asset": "EUR",
      "in.amount": "",
      price: "64000.5",
    };
    expect(buildEvent(fields, readers)).toMatchObject({ price: "64000.5", valueCurrency: "eur", out: { amount: "1" } });
    expect(buildEvent(fields, readers)).not.toHaveProperty("in");
  });

  it("says nothing of fields that only other types have", () => {
    const fields = {
      ...common,
      type: "withdrawal",
      "out.asset": "BTC",
      "out.amount": ".25",
      basis: "5",
      subtype: "theft",
      toAccountId: "acc_2",
      price: "7",
    };
    expect(Object.keys(buildEvent(fields, readers))).toEqual(["type", "at", "accountId", "out"]);
    expect(buildEvent(fields, readers)["out"]).toEqual({ asset: "btc", amount: "0.25" });
  });

  it("states what was worth what, in the currency in which it was stated before", () => {
    const swap = {
      ...common,
      type: "swap",
      "in.asset": "ETH",
      "in.amount": "10",
      "out.asset": "BTC",
      "out.amount": "1",
    };
    expect(buildEvent({ ...swap, value: "64000", valueCurrency: "fiat:eur" }, readers)).toMatchObject({
      value: "64000",
      valueCurrency: "fiat:eur",
    });
    expect(Object.keys(buildEvent({ ...swap, value: "", valueCurrency: "fiat:eur" }, readers))).not.toContain(
      "valueCurrency",
    );
  });

  it("carries tags, lots, basis and time of acquisition", () => {
    const fields = { ...common, tags: " cold , , long term ", lots: "m3k9 0.5; abc 1" };
    expect(buildEvent({ ...fields, type: "gift_out", "out.asset": "BTC", "out.amount": "1" }, readers)).toMatchObject({
      tags: ["cold", "long term"],
      lots: [
        { ref: "m3k9", quantity: "0.5" },
        { ref: "abc", quantity: "1" },
      ],
    });
    const deposit = {
      ...common,
      type: "deposit",
      "in.asset": "BTC",
      "in.amount": "1",
      basis: "100",
      acquiredAt: "2020-05-05T00:00",
    };
    expect(buildEvent(deposit, readers)).toMatchObject({ basis: "100", acquiredAt: "2020-05-05T00:00:00.000Z" });
  });
});
