import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import type { RecordTransaction } from "../../domain/ledger/commands.ts";
import type { LedgerSettings } from "../../domain/ledger/settings.ts";
import { METHODS } from "../../domain/ledger/settings.ts";
import { unwrap } from "../../platform/problem.ts";
import type { Counted } from "../../../test/counting-d1.ts";
import { countingD1 } from "../../../test/counting-d1.ts";
import { buy, deposit, makePortfolio, objectOf, sell, withDatabase } from "../../../test/portfolios.ts";

const day = (n: number) => new Date(Date.UTC(2024, 0, n)).toISOString();
const ROWS = 60;
const early = Array.from({ length: ROWS }, (_, n) => {
  const coin = n % 3 === 0 ? "ethereum" : "bitcoin";
  return n % 5 === 4
    ? sell(coin, "0.3", `${200 + n}`, day(n + 1))
    : buy(coin, "1.1", `${100 + 7 * (n % 11)}`, day(n + 1));
});

let id: PortfolioId;
let userId: UserId;
let take: () => Counted;
let keys = 0;

const request = () => ({ key: `key-${keys++}`, requestHash: "hash" });
const record = (...input: RecordTransaction[]) => objectOf(id).recordMany(userId, request(), input);

/** The object as it is after an eviction: with nothing in memory. */
async function wake(): Promise<void> {
  await abortAllDurableObjects();
  const counting = countingD1(env.DB);
  ({ take } = counting);
  await withDatabase(objectOf(id), counting.db);
}

const keptRows = () =>
  runInDurableObject(objectOf(id), (_instance, { storage }) =>
    storage.sql.exec("SELECT part, pool, key, text FROM ledger_books ORDER BY part, pool, key").toArray(),
  );

/** All rows folded anew, by an object that has forgotten what it kept. */
async function foldedAnew() {
  await abortAllDurableObjects();
  await runInDurableObject(objectOf(id), (_instance, { storage }) => storage.sql.exec("DELETE FROM ledger_head"));
  await abortAllDurableObjects();
  await runInDurableObject(objectOf(id), (instance) => instance.ledger());
  return keptRows();
}

async function make(settings: Partial<LedgerSettings> = {}): Promise<void> {
  ({ id, userId } = await makePortfolio());
  unwrap(await objectOf(id).update(userId, request(), { settings, versions: null }));
  unwrap(await record(...early));
  await wake();
}

describe("the first transaction after waking, where it comes after all others", () => {
  it.each<[string, Partial<LedgerSettings>]>([
    ...METHODS.map((method) => [method, { method }] as [string, Partial<LedgerSettings>]),
    ["lots by account", { lotScope: "account" }],
    ["tracked cash", { cash: "tracked" }],
  ])("is stored without asking for the others, and means what a fold of all means: %s", async (_name, settings) => {
    await make(settings);
    for (const [n, next] of [
      sell("bitcoin", "7.5", "2500", day(100)),
      buy("ethereum", "0.25", "31.37", day(101)),
      sell("ethereum", "1.000000000000000001", "500", day(102)),
    ].entries()) {
      unwrap(await record(next));
      // The portfolio and its account once; what is written says what it read.
      expect(take(), `write ${n}`).toEqual({
        asked: n === 0 ? 2 : 1,
        read: expect.toSatisfy((read) => read < 20),
        written: expect.any(Number),
      });
      if (n === 1) {
        await wake();
        unwrap(await record(buy("bitcoin", "2", "77", "2024-04-10T12:00:00Z")));
        expect(take().asked).toBe(2);
      }
    }
    const kept = await keptRows();
    expect(kept.length).toBeGreaterThan(20);
    expect(kept).toEqual(await foldedAnew());
  });

  it("is answered again by its key, and is there once", async () => {
    await make();
    const [same, next] = [request(), buy("bitcoin", "1", "100", day(100))];
    const first = unwrap(await objectOf(id).record(userId, same, next));
    expect(unwrap(await objectOf(id).record(userId, same, next))).toEqual(first);
    await wake();
    expect(unwrap(await objectOf(id).record(userId, same, next))).toEqual(first);
    const rows = env.DB.prepare("SELECT count(*) AS n FROM transactions WHERE portfolio_id = ?").bind(id);
    expect(await rows.first("n")).toBe(ROWS + 1);
  });
});

describe("all rows are asked", () => {
  beforeEach(() => make());
  const readsAll = () => expect(take().read).toBeGreaterThan(ROWS);

  it.each<[string, RecordTransaction]>([
    ["is of the moment of the last one", buy("bitcoin", "1", "100", day(ROWS))],
    ["comes before others", buy("bitcoin", "1", "100", day(3))],
    ["brings a reference of its own", { ...buy("bitcoin", "1", "100", day(100)), ref: "mine" }],
    ["needs a price that is not known", deposit("bitcoin", "1", day(100))],
  ])("where the new one %s", async (_name, next) => {
    unwrap(await record(next));
    readsAll();
    const kept = await keptRows();
    expect(kept).toEqual(await foldedAnew());
  });

  it("where a figure waits for a price", async () => {
    unwrap(await record(deposit("dogecoin", "1", day(100))));
    await wake();
    unwrap(await record(buy("bitcoin", "1", "100", day(101))));
    readsAll();
  });

  it("where more is given than is held: the refusal is the same", async () => {
    const sale = sell("bitcoin", "1000", "1", day(100));
    const [cold, warm] = [await record(sale), await record(sale)];
    readsAll();
    expect(cold).toMatchObject({ problem: { code: "INSUFFICIENT_HOLDINGS", facts: { asked: "1000" } } });
    expect(cold).toEqual(warm);
  });

  it("where the version has moved since this life looked: the write is judged anew by what is there", async () => {
    await runInDurableObject(objectOf(id), (instance) => instance.ledger());
    await env.DB.batch([
      env.DB.prepare("UPDATE portfolios SET version = version + 1 WHERE id = ?").bind(id),
      env.DB.prepare("UPDATE transactions SET in_amount = '900' WHERE portfolio_id = ? AND at = ?").bind(
        id,
        Date.parse(day(2)),
      ),
    ]);
    unwrap(await record(sell("bitcoin", "900", "1", day(100))));
    readsAll();
    expect(await keptRows()).toEqual(await foldedAnew());
  });

  it.each(["DELETE FROM ledger_books WHERE part = 'lot'", "UPDATE ledger_head SET kept_as = 0"])(
    "where what was kept is of no use: %s",
    async (harm) => {
      await runInDurableObject(objectOf(id), (_instance, { storage }) => storage.sql.exec(harm));
      await wake();
      unwrap(await record(sell("bitcoin", "1", "1", day(100))));
      readsAll();
      expect(await keptRows()).toEqual(await foldedAnew());
    },
  );
});
