import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestLedger } from "../../../test/ledger.ts";
import { day, leg, makeLedger } from "../../../test/ledger.ts";
import type { TestPerson } from "../../../test/people.ts";
import { signUp } from "../../../test/people.ts";

let ann: TestPerson;
let ledger: TestLedger;
beforeAll(async () => {
  ann = await signUp();
});
beforeEach(async () => {
  ledger = await makeLedger(ann);
});

const set = (body: object) => ledger.ask("PUT", "/holdings/bitcoin", body);
const types = (answer: Record<string, unknown>) =>
  (answer["transactions"] as { type: string }[]).map(({ type }) => type);

describe("PUT /api/v1/portfolios/{id}/holdings/{coin}", () => {
  it("leads to quantity and cost, from nothing, from less, from more", async () => {
    expect(types(await set({ quantity: "2", averagePrice: "100", at: day(1) }))).toEqual(["opening_balance"]);
    expect(await ledger.held()).toEqual({ bitcoin: ["2", "200"] });
    expect(types(await set({ quantity: "3", averagePrice: "150" }))).toEqual(["opening_balance"]);
    expect(await ledger.held()).toEqual({ bitcoin: ["3", "450"] });
    expect(types(await set({ quantity: "1" }))).toEqual(["withdrawal"]);
    expect((await ledger.held())["bitcoin"]?.[0]).toBe("1");
    expect(types(await set({ quantity: "1", averagePrice: "7" }))).toEqual(["withdrawal", "opening_balance"]);
    expect(await ledger.held()).toEqual({ bitcoin: ["1", "7"] });
    expect(types(await set({ quantity: "1", averagePrice: "7" }))).toEqual([]);
  });

  it("in the past is checked as any other event", async () => {
    await ledger.record({ type: "buy", at: day(1), in: leg("2 bitcoin"), out: leg("100") });
    await ledger.record({ type: "sell", at: day(3), out: leg("2 bitcoin"), in: leg("100") });
    expect(await ledger.refused("PUT", "/holdings/bitcoin", { quantity: "1", at: day(2) })).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { held: "1", asked: "2", at: day(3) },
    });
    expect(await ledger.refused("PUT", "/holdings/fiat:usd", { quantity: "1" })).toMatchObject({ status: 422 });
    expect(await ledger.refused("PUT", "/holdings/nosuchcoin", { quantity: "1" })).toMatchObject({ status: 404 });
  });

  it("of one account leaves the others alone; without one it takes from where the coins lie", async () => {
    const { id: cold } = await ledger.ask("POST", "/accounts", { name: "Cold" });
    await ledger.record({ type: "deposit", at: day(1), in: leg("2 bitcoin"), basis: "10" });
    await ledger.record({ type: "deposit", at: day(1), in: leg("3 bitcoin"), basis: "10", accountId: cold });
    const answer = await set({ quantity: "1", accountId: cold });
    expect(answer["transactions"]).toMatchObject([{ type: "withdrawal", accountId: cold, out: leg("2 bitcoin") }]);
    expect((await ledger.held())["bitcoin"]?.[0]).toBe("3");
    const rest = await set({ quantity: "0.5" });
    expect(rest["transactions"]).toMatchObject([
      { accountId: ledger.accountId, out: leg("2 bitcoin") },
      { accountId: cold, out: leg("0.5 bitcoin") },
    ]);
  });
});

describe("DELETE /api/v1/portfolios/{id}/holdings/{coin}", () => {
  it("leaves nothing of it, and is 404 where nothing is", async () => {
    await ledger.record({ type: "deposit", at: day(1), in: leg("2 bitcoin"), basis: "10" });
    expect(types(await ledger.ask("DELETE", "/holdings/bitcoin"))).toEqual(["withdrawal"]);
    expect(await ledger.held()).toEqual({});
    expect(await ledger.refused("DELETE", "/holdings/bitcoin")).toMatchObject({ status: 404 });
    await ledger.ask("POST", "/undo");
    expect(await ledger.held()).toEqual({ bitcoin: ["2", "10"] });
  });
});
