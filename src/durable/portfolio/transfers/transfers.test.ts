import { abortAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { PortfolioId } from "../../../domain/ids.ts";
import { faultyD1 } from "../../../../test/faulty-d1.ts";
import type { D1Fault } from "../../../../test/faulty-d1.ts";
import type { TestLedger } from "../../../../test/ledger.ts";
import { day, leg, makeLedger } from "../../../../test/ledger.ts";
import type { TestPerson } from "../../../../test/people.ts";
import { signUp } from "../../../../test/people.ts";
import { objectOf, withDatabase } from "../../../../test/portfolios.ts";
import { refused } from "../../../platform/problem.ts";
import { Portfolio } from "../portfolio.ts";

let ann: TestPerson;
let from: TestLedger;
let to: TestLedger;
beforeAll(async () => {
  ann = await signUp();
});
beforeEach(async () => {
  from = await makeLedger(ann);
  to = await makeLedger(ann);
  await from.record({ type: "buy", at: day(1), in: leg("1 bitcoin"), out: leg("100"), ref: "first" });
  await from.record({ type: "buy", at: day(2), in: leg("1 bitcoin"), out: leg("300") });
});

afterEach(() => vi.restoreAllMocks());

const sent = { type: "transfer", at: day(3), out: leg("1.5 bitcoin"), note: "moved" };
const send = () => from.record({ ...sent, toPortfolioId: to.id });
const arrived = async () => (await to.rows())[0];
const list = async (of: TestLedger, etag = "") => {
  const response = await of.call("GET", "/transactions", undefined, { "if-none-match": etag });
  return {
    etag: response.headers.get("etag") ?? "",
    body: response.status === 304 ? null : await response.json(),
  };
};
const sale = { type: "sell", at: day(4), out: leg("1.5 bitcoin"), in: leg("900") };

describe("a transfer to another portfolio of one's own", () => {
  it("takes its lots there, with date and cost, once", async () => {
    const row = await send();
    expect(await from.held()).toEqual({ bitcoin: ["0.5", "150"] });
    expect(await to.held()).toEqual({ bitcoin: ["1.5", "250"] });
    expect(await arrived()).toMatchObject({
      type: "transfer",
      at: day(3),
      in: leg("1.5 bitcoin"),
      out: null,
      transferId: row["transferId"],
      inTransit: false,
      note: "moved",
      lots: [
        { acquiredAt: day(1), quantity: "1", cost: "100" },
        { acquiredAt: day(2), quantity: "0.5", cost: "150" },
      ],
    });
    expect(await from.ask("GET", `/transactions/${row.id}`)).toMatchObject({ inTransit: false });
    await runDurableObjectAlarm(objectOf(from.id as PortfolioId));
    expect(await to.rows()).toHaveLength(1);
  });

  it("is in transit while the other does not answer, and brought by the alarm", async () => {
    const faults: D1Fault[] = ["lost", "answer-lost"];
    await withDatabase(objectOf(to.id as PortfolioId), faultyD1(env.DB, () => faults.shift() ?? "none").db);
    const row = await send();
    const inTransit = async () => (await from.ask("GET", `/transactions/${row.id}`))["inTransit"];
    expect(await inTransit()).toBe(true);
    expect(await to.rows()).toEqual([]);
    await runDurableObjectAlarm(objectOf(from.id as PortfolioId));
    expect(await inTransit(), "stored there, but nobody heard of it").toBe(true);
    await abortAllDurableObjects();
    await runDurableObjectAlarm(objectOf(from.id as PortfolioId));
    expect(await inTransit()).toBe(false);
    expect(await to.rows()).toHaveLength(1);
    expect(await to.held()).toEqual({ bitcoin: ["1.5", "250"] });
  });

  it.each(["is down", "refuses"])(
    "shows on both sides while the receiver %s, and keeps nothing from others",
    async (how) => {
      const receive: Portfolio["receive"] = Reflect.get(Portfolio.prototype, "receive");
      vi.spyOn(Portfolio.prototype, "receive").mockImplementation(async function (this: Portfolio, ...told) {
        if (told[0].target !== to.id) return receive.apply(this, told);
        if (how === "is down") throw new Error("the receiver is down");
        return refused({ code: "OVERLOADED" });
      });
      const before = await list(to);
      const row = await send();
      const other = await makeLedger(ann);
      await from.record({ type: "transfer", at: day(4), out: leg("0.1 bitcoin"), toPortfolioId: other.id });
      expect(await other.held()).toEqual({ bitcoin: ["0.1", "30"] });
      const [there, here] = [await list(to, before.etag), await list(from)];
      const { transferId } = row as { transferId?: string };
      expect(there.body).toMatchObject({
        items: [],
        arriving: [{ transferId, from: from.id, at: day(3), in: leg("1.5 bitcoin"), note: "moved", inTransit: true }],
      });
      expect(here.body).toMatchObject({ items: [{ inTransit: false }, { transferId, inTransit: true }, {}, {}] });
      expect(here.body).toMatchObject({ arriving: [] });
      expect(await to.held(), "nothing is held before it has arrived").toEqual({});
      expect((await list(to, there.etag)).body, "nothing new").toBeNull();
      const one = await from.call("GET", `/transactions/${row.id}`);
      vi.restoreAllMocks();
      await runDurableObjectAlarm(objectOf(from.id as PortfolioId));
      expect((await list(to, there.etag)).body).toMatchObject({
        items: [{ transferId, inTransit: false }],
        arriving: [],
      });
      expect((await list(from, here.etag)).body).toMatchObject({ items: [{}, { inTransit: false }, {}, {}] });
      const again = { "if-none-match": one.headers.get("etag") };
      expect((await from.call("GET", `/transactions/${row.id}`, undefined, again)).status).toBe(200);
    },
  );

  it("shows on both sides while other lots are on their way", async () => {
    const row = await send();
    const there = (await arrived()) as { id: string };
    const inTransit = async () => [
      (await from.ask("GET", `/transactions/${row.id}`))["inTransit"],
      (await to.ask("GET", `/transactions/${there.id}`))["inTransit"],
      (await to.ask("GET", "/transactions"))["arriving"],
    ];
    vi.spyOn(Portfolio.prototype, "receive").mockResolvedValue(refused({ code: "OVERLOADED" }));
    const response = await from.call("GET", "/transactions");
    await from.ask("PATCH", "", { settings: { method: "lifo" } });
    expect(await inTransit()).toEqual([true, true, []]);
    expect(await to.held()).toEqual({ bitcoin: ["1.5", "250"] });
    // What a list was read with in the meantime still guards a write.
    const etag = (await from.call("GET", "/transactions")).headers.get("etag");
    expect(etag).not.toBe(response.headers.get("etag"));
    const guarded = await from.call("PATCH", `/transactions/${row.id}`, { note: "x" }, { "if-match": etag });
    expect(guarded.status).toBe(200);
    vi.restoreAllMocks();
    await runDurableObjectAlarm(objectOf(from.id as PortfolioId));
    expect(await inTransit()).toEqual([false, false, []]);
    expect(await to.held()).toEqual({ bitcoin: ["1.5", "350"] });
  });

  it("is told again when an edit of the past changes its lots", async () => {
    await send();
    const [first] = (await from.rows("?q=first")) as [{ id: string }];
    await from.ask("PATCH", `/transactions/${first.id}`, { out: leg("120") });
    expect(await to.held()).toEqual({ bitcoin: ["1.5", "270"] });
    await from.ask("PATCH", "", { settings: { method: "lifo" } });
    expect(await to.held()).toEqual({ bitcoin: ["1.5", "360"] });
    expect(await to.rows()).toHaveLength(1);
  });

  it("is taken back only where the receiver can do without it", async () => {
    const row = await send();
    const sold = await to.record(sale);
    const refusal = await from.refused("DELETE", `/transactions/${row.id}`);
    expect(refusal).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { held: "0", asked: "1.5", transaction: sold.id, portfolio: to.id },
    });
    expect(await from.refused("POST", "/undo")).toMatchObject({ code: "INSUFFICIENT_HOLDINGS" });
    expect(await from.held()).toEqual({ bitcoin: ["0.5", "150"] });
    expect(await from.ask("GET", `/transactions/${row.id}`)).toMatchObject({ inTransit: false });
    await to.ask("DELETE", `/transactions/${sold.id}`);
    await from.ask("DELETE", `/transactions/${row.id}`);
    expect([await from.held(), await to.held()]).toEqual([{ bitcoin: ["2", "400"] }, {}]);
    await from.ask("POST", "/undo");
    expect([await from.held(), await to.held()]).toEqual([{ bitcoin: ["0.5", "150"] }, { bitcoin: ["1.5", "250"] }]);
  });

  it("is undone on both sides, and what arrived is not undone alone", async () => {
    await send();
    expect(await to.refused("POST", "/undo")).toMatchObject({ code: "CONFLICT_ERROR" });
    await from.ask("POST", "/undo");
    expect([await from.held(), await to.held()]).toEqual([{ bitcoin: ["2", "400"] }, {}]);
  });

  it("keeps on both sides what they agreed on", async () => {
    const row = await send();
    const code = { code: "LEDGER_RULE_ERROR" };
    expect(await from.refused("PATCH", `/transactions/${row.id}`, { out: leg("1 bitcoin") })).toMatchObject(code);
    const there = (await arrived()) as { id: string };
    expect(await to.refused("DELETE", `/transactions/${there.id}`)).toMatchObject(code);
    expect(await to.refused("PATCH", `/transactions/${there.id}`, { in: leg("9 bitcoin") })).toMatchObject(code);
    expect(await to.ask("PATCH", `/transactions/${there.id}`, { note: "here" })).toMatchObject({ note: "here" });
    expect(await to.held()).toEqual({ bitcoin: ["1.5", "250"] });
  });

  it("goes only to one's own, and not to itself", async () => {
    const bob = await makeLedger(await signUp());
    for (const toPortfolioId of [bob.id, from.id])
      expect(await from.refused("POST", "/transactions", { ...sent, toPortfolioId })).toMatchObject({
        errors: [{ path: "body.toPortfolioId" }],
      });
  });
});
