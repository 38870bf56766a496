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

const buy = { type: "buy", at: day(1), in: leg("2 bitcoin"), out: leg("60000"), note: "first" };
const sell = { type: "sell", at: day(2), out: leg("2 bitcoin"), in: leg("80000") };

describe("an edit", () => {
  it("changes what is named, keeps the rest, and the books follow", async () => {
    const row = await ledger.record({ ...buy, tags: ["a"], fee: leg("10") });
    const edited = await ledger.ask("PATCH", `/transactions/${row.id}`, {
      in: leg("3 bitcoin"),
      fee: null,
      tags: ["b"],
    });
    expect(edited).toEqual({ ...row, in: leg("3 bitcoin"), fee: null, tags: ["b"], updatedAt: edited["updatedAt"] });
    expect(await ledger.ask("GET", `/transactions/${row.id}`)).toEqual(edited);
    expect(await ledger.held()).toEqual({ bitcoin: ["3", "60000"] });
  });

  it("as a whole takes away what is not said, but not its reference", async () => {
    const row = await ledger.record({ ...buy, ref: "one", tags: ["a"] });
    const deposit = { type: "deposit", at: day(3), in: leg("1 ethereum"), basis: "2000" };
    const replaced = await ledger.ask("PUT", `/transactions/${row.id}`, deposit);
    expect(replaced).toMatchObject({ ...deposit, id: row.id, ref: "one", note: null, tags: [], out: null });
    expect(await ledger.held()).toEqual({ ethereum: ["1", "2000"] });
  });

  it("of the past is refused where a later event could not stand, which is named", async () => {
    const row = await ledger.record(buy);
    const sale = await ledger.record(sell);
    const facts = { asset: "bitcoin", held: "1.5", asked: "2", transaction: sale.id, at: day(2) };
    const less = await ledger.refused("PATCH", `/transactions/${row.id}`, { in: leg("1.5 bitcoin") });
    expect(less).toMatchObject({ status: 422, code: "INSUFFICIENT_HOLDINGS", facts });
    const later = await ledger.refused("PATCH", `/transactions/${row.id}`, { at: day(3) });
    expect(later).toMatchObject({ code: "INSUFFICIENT_HOLDINGS", facts: { held: "0", asked: "2" } });
    expect(await ledger.rows()).toEqual([sale, row]);
  });

  it("is refused by field, by version, and where there is no such row", async () => {
    const row = await ledger.record(buy);
    await ledger.record({ ...buy, ref: "taken" });
    const path = `/transactions/${row.id}`;
    expect(await ledger.refused("PATCH", path, { in: null })).toMatchObject({ errors: [{ path: "body.in" }] });
    expect(await ledger.refused("PATCH", path, { ref: "taken" })).toMatchObject({ errors: [{ path: "body.ref" }] });
    expect(await ledger.refused("PATCH", path, {})).toMatchObject({ status: 400 });
    const etag = (await ledger.call("GET", path)).headers.get("etag") ?? "";
    const change = (note: string) => ledger.call("PATCH", path, { note }, { "if-match": etag });
    expect((await change("a")).status).toBe(200);
    expect(await (await change("b")).json()).toMatchObject({ status: 412, code: "PRECONDITION_FAILED" });
    const nobodys = "/transactions/tx_01KABC0000000000000000000Z";
    expect(await ledger.refused("PATCH", nobodys, { note: "a" })).toMatchObject({ status: 404 });
    expect(await ledger.refused("DELETE", nobodys)).toMatchObject({ status: 404 });
  });
});

describe("a deletion", () => {
  it("is refused while a later event needs the row, else takes it away with its tags", async () => {
    const row = await ledger.record({ ...buy, tags: ["a"] });
    const sale = await ledger.record(sell);
    expect(await ledger.refused("DELETE", `/transactions/${row.id}`)).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { held: "0", asked: "2", transaction: sale.id },
    });
    await ledger.ask("DELETE", `/transactions/${sale.id}`);
    await ledger.ask("DELETE", `/transactions/${row.id}`);
    expect(await ledger.rows()).toEqual([]);
    expect(await ledger.rows("?tag=a")).toEqual([]);
    expect(await ledger.held()).toEqual({});
  });
});

describe("the list", () => {
  it("is narrowed by each filter, and sorted both ways, page by page", async () => {
    await ledger.ask("POST", "/accounts", { name: "Cold" });
    const { items } = (await ledger.ask("GET", "/accounts")) as { items: { id: string; name: string }[] };
    const cold = items.find(({ name }) => name === "Cold")?.id ?? "";
    const named = async (note: string, event: object) => ledger.record({ ...event, note });
    await named("a", { ...buy, tags: ["x", "y"] });
    await named("b", { ...buy, at: day(2), in: leg("5 ethereum"), externalId: "ORDER-77" });
    await named("c", { type: "transfer", at: day(3), out: leg("1 bitcoin"), toAccountId: cold, ref: "moved" });
    await named("d", { ...sell, at: day(4), out: leg("0.1 bitcoin"), fee: leg("0.1 ethereum") });
    const notes = async (query: string) => (await ledger.rows(query)).map((row) => row["note"]).join("");
    expect(await notes("")).toBe("dcba");
    expect(await notes("?sort=at")).toBe("abcd");
    expect(await notes("?type=sell,transfer")).toBe("dc");
    expect(await notes("?asset=ethereum")).toBe("db");
    expect(await notes(`?account=${cold}`)).toBe("c");
    expect(await notes(`?from=${day(2)}&to=${day(4)}`)).toBe("cb");
    expect(await notes("?tag=y")).toBe("a");
    expect(await notes("?q=order-7")).toBe("b");
    expect(await notes("?q=MOVED")).toBe("c");
    expect(await notes("?import=imp_1")).toBe("");
    expect(await notes("?asset=bitcoin&type=buy")).toBe("a");
    const page = (await ledger.ask("GET", "/transactions?sort=at&limit=3")) as { nextCursor: string };
    expect(await notes(`?sort=at&limit=3&cursor=${page.nextCursor}`)).toBe("d");
    expect(await ledger.refused("GET", `/transactions?limit=3&cursor=${page.nextCursor}`)).toMatchObject({
      errors: [{ path: "query.cursor" }],
    });
    expect(await ledger.refused("GET", "/transactions?type=buy,barter")).toMatchObject({
      errors: [{ path: "query.type" }],
    });
  });
});
