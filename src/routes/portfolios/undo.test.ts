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

const buy = { type: "buy", at: day(1), in: leg("1 bitcoin"), out: leg("100"), tags: ["a"] };
const changes = async () => (await ledger.ask("GET", "/changes"))["items"] as Record<string, unknown>[];

describe("undo", () => {
  it("takes back one change after the other, whatever each was", async () => {
    const states: unknown[] = [];
    const state = async () => [
      await ledger.rows(),
      await ledger.held(),
      { ...(await ledger.ask("GET", "")), version: 0 },
    ];
    const idAt = async (i: number) => String((await ledger.rows())[i]?.["id"]);
    const steps: [string, () => Promise<unknown>][] = [
      ["record", () => ledger.record(buy)],
      ["record_many", () => ledger.ask("POST", "/transactions/bulk", { transactions: [buy, { ...buy, at: day(2) }] })],
      ["edit", async () => ledger.ask("PATCH", `/transactions/${await idAt(0)}`, { tags: ["b"] })],
      ["delete", async () => ledger.ask("DELETE", `/transactions/${await idAt(1)}`)],
      ["update_portfolio", () => ledger.ask("PATCH", "", { name: "Other", settings: { method: "lifo" } })],
      ["create_account", () => ledger.ask("POST", "/accounts", { name: "Cold" })],
      ["set_holding", () => ledger.ask("PUT", "/holdings/bitcoin", { quantity: "5" })],
      ["delete_holding", () => ledger.ask("DELETE", "/holdings/bitcoin")],
    ];
    for (const [, step] of steps) {
      states.push(await state());
      await step();
    }
    for (const [op] of steps.toReversed()) {
      expect(await ledger.ask("POST", "/undo")).toMatchObject({ undone: { op } });
      expect(await state(), `before ${op}`).toEqual(states.pop());
    }
    expect(await ledger.refused("POST", "/undo")).toMatchObject({ status: 409, code: "CONFLICT_ERROR" });
    expect((await changes()).filter(({ op, n }) => op === "undo" && n === 0)).toHaveLength(steps.length);
  });

  it("brings back what an import took the place of, as taking that import back does", async () => {
    const header = "at,type,in_amount,in_asset,external_id,source\n";
    const file = (...rows: string[]) => ({ fileName: "f.csv", text: `${header}${rows.join("\n")}\n` });
    const stage = async (body: object) => (await ledger.ask("POST", "/imports", body)) as { id: string; draft: object };
    const commit = (id: string) => ledger.ask("POST", `/imports/${id}/commit`);
    await commit((await stage(file("2024-01-01T00:00:00Z,deposit,1,bitcoin,a,kraken"))).id);
    const [before] = await ledger.rows();
    const other = file(
      "2024-01-01T00:00:00Z,deposit,2,bitcoin,a,kraken",
      "2024-01-02T00:00:00Z,deposit,5,ethereum,b,kraken",
    );
    const draft = await stage({ ...other, replace: [2] });
    expect(draft.draft).toMatchObject({ ready: true, toStore: 2, counts: { new: 2, conflict: 0 } });
    expect(await commit(draft.id)).toMatchObject({ status: "committed", rows: 1 });
    const same = { id: before?.["id"], ref: before?.["ref"], importId: before?.["importId"] };
    expect(await ledger.rows("?sort=at")).toMatchObject([{ ...same, in: { amount: "2" } }, { in: { amount: "5" } }]);
    await ledger.ask("POST", `/imports/${draft.id}/take-back`);
    expect(await ledger.rows()).toMatchObject([{ ...same, in: { amount: "1" } }]);
    await ledger.ask("POST", "/undo");
    expect(await ledger.rows("?sort=at"), "what was taken back").toMatchObject([
      { ...same, in: { amount: "2" } },
      { in: { amount: "5" } },
    ]);
    await ledger.ask("POST", "/undo");
    expect(await ledger.rows(), "what the import took the place of").toEqual([before]);
  });

  it("is done once by a key, and only of what was seen", async () => {
    await ledger.record(buy);
    await ledger.record(buy);
    const key = { "idempotency-key": "undo" };
    const first = await (await ledger.call("POST", "/undo", undefined, key)).json();
    expect(await (await ledger.call("POST", "/undo", undefined, key)).json()).toEqual(first);
    expect(await ledger.rows()).toHaveLength(1);
    const late = await ledger.call("POST", "/undo", undefined, { "if-match": '"v1"' });
    expect(late.status).toBe(412);
  });
});

describe("the journal", () => {
  it("tells each change with before and after, the newest write first", async () => {
    const row = await ledger.record(buy);
    const edited = await ledger.ask("PATCH", `/transactions/${row.id}`, { note: "changed" });
    await ledger.ask("PATCH", "", { description: "For later" });
    await ledger.ask("POST", "/undo");
    const found = await changes();
    expect(found.map(({ op, n, transactionId }) => [op, n, transactionId])).toEqual([
      ["undo", 0, null],
      ["undo", 1, null],
      ["update_portfolio", 0, null],
      ["edit", 0, row.id],
      ["record", 0, row.id],
      ["create", 0, null],
    ]);
    expect(found[3]).toMatchObject({ before: { transaction: row }, after: { transaction: edited }, actor: ann.userId });
    expect(found[2]).toMatchObject({
      before: { portfolio: { description: "" } },
      after: { portfolio: { description: "For later" } },
    });
    expect(found[0]).toMatchObject({ after: { undo: { version: found[2]?.["version"], op: "update_portfolio" } } });
    const page = await ledger.ask("GET", "/changes?limit=4");
    const rest = await ledger.ask("GET", `/changes?limit=4&cursor=${String(page["nextCursor"])}`);
    expect([...(page["items"] as object[]), ...(rest["items"] as object[])]).toEqual(found);
  });
});
