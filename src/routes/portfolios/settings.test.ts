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

const buy = (n: number, price: string) => ({ type: "buy", at: day(n), in: leg("1 bitcoin"), out: leg(price) });
const settings = (change: object) => ledger.ask("PATCH", "", { settings: change });

describe("settings", () => {
  it("are the defaults until they are changed, each by itself, and null goes back", async () => {
    const fresh = await ledger.ask("GET", "");
    expect(fresh["settings"]).toMatchObject({ method: "fifo", cash: "untracked", longAfter: "P1Y", dustBelow: "0" });
    const changed = await settings({ method: "hifo", dustBelow: "1.50", cashAssets: ["tether"], longAfter: null });
    expect(changed["settings"]).toEqual({
      ...(fresh["settings"] as object),
      method: "hifo",
      dustBelow: "1.5",
      cashAssets: ["tether"],
      longAfter: null,
    });
    expect(await ledger.ask("GET", "")).toEqual(changed);
    const back = await settings({ method: null, longAfter: "P1Y", dustBelow: null, cashAssets: null });
    expect(back["settings"]).toEqual(fresh["settings"]);
  });

  it("decide what a sale costs", async () => {
    for (const [n, price] of [
      [1, "100"],
      [2, "300"],
      [3, "200"],
    ] as const)
      await ledger.record(buy(n, price));
    await ledger.record({ type: "sell", at: day(4), out: leg("1 bitcoin"), in: leg("1000") });
    const costs: Record<string, string | null | undefined> = {};
    for (const method of ["fifo", "lifo", "hifo", "lofo", "average"]) {
      await settings({ method });
      costs[method] = (await ledger.held())["bitcoin"]?.[1];
    }
    expect(costs).toEqual({ fifo: "500", lifo: "400", hifo: "300", lofo: "500", average: "400" });
  });

  it("that would make the books impossible are refused, and nothing changes", async () => {
    const { id: cold } = await ledger.ask("POST", "/accounts", { name: "Cold" });
    await ledger.record(buy(1, "100"));
    const sale = await ledger.record({
      type: "sell",
      at: day(2),
      out: leg("1 bitcoin"),
      in: leg("100"),
      accountId: cold,
    });
    expect(await ledger.refused("PATCH", "", { settings: { lotScope: "account" } })).toMatchObject({
      status: 422,
      code: "INSUFFICIENT_HOLDINGS",
      facts: { asset: "bitcoin", held: "0", asked: "1", transaction: sale.id, account: cold },
    });
    const swap = { type: "migration", at: day(1), in: leg("1 ethereum"), out: leg("0.5 bitcoin") };
    const other = await makeLedger(ann);
    await other.record(buy(1, "100"));
    const row = await other.record(swap);
    expect(await other.refused("PATCH", "", { settings: { cashAssets: ["ethereum"] } })).toMatchObject({
      code: "LEDGER_RULE_ERROR",
      facts: { transaction: row.id, field: "in.asset" },
    });
    expect(await other.ask("GET", "")).toMatchObject({ settings: { cashAssets: [] } });
  });
});

describe("specific lots", () => {
  it("are taken as a sale names them, and cannot be taken away from under it", async () => {
    await settings({ method: "specific" });
    await ledger.record({ ...buy(1, "100"), ref: "cheap" });
    const dear = await ledger.record({ ...buy(2, "300"), ref: "dear" });
    const sale = await ledger.record({
      type: "sell",
      at: day(3),
      out: leg("1 bitcoin"),
      in: leg("1000"),
      lots: [{ ref: "dear", quantity: "1" }],
    });
    expect(await ledger.held()).toEqual({ bitcoin: ["1", "100"] });
    expect(await ledger.refused("PATCH", `/transactions/${dear.id}`, { in: leg("0.5 bitcoin") })).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { lot: "dear", held: "0.5", asked: "1", transaction: sale.id },
    });
  });
});

describe("base and archive", () => {
  it("are changed and shown", async () => {
    expect(await ledger.ask("PATCH", "", { base: "fiat:eur", archived: true })).toMatchObject({
      base: "fiat:eur",
      archivedAt: expect.any(String),
    });
    expect(await ledger.ask("PATCH", "", { archived: false })).toMatchObject({ base: "fiat:eur", archivedAt: null });
    expect(await ledger.refused("PATCH", "", { base: "dogecoin" })).toMatchObject({ errors: [{ path: "body.base" }] });
  });
});
