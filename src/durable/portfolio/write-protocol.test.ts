import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { PortfolioId } from "../../domain/ids.ts";
import type { Recorded, RecordTransaction } from "../../domain/ledger/commands.ts";
import { stateOf } from "../../domain/ledger/state.ts";
import type { Outcome } from "../../platform/problem.ts";
import { unwrap } from "../../platform/problem.ts";
import type { D1Fault } from "../../../test/faulty-d1.ts";
import { faultyD1 } from "../../../test/faulty-d1.ts";
import { buy, makePortfolio, objectOf, sell, withDatabase } from "../../../test/portfolios.ts";
import { Checkpoint } from "./checkpoint.ts";

type Made = Awaited<ReturnType<typeof makePortfolio>>;

const request = (key: string, requestHash = "hash") => ({ key, requestHash });
const record = ({ id, userId }: Made, key: string, input: RecordTransaction, hash?: string) =>
  objectOf(id).record(userId, request(key, hash), input) as Promise<Outcome<Recorded>>;

const coin = buy("bitcoin", "1", "30000", "2024-01-01T00:00:00Z");
const RETRIED = new Set(["OUTCOME_UNKNOWN", "DATABASE_UNAVAILABLE", "OVERLOADED"]);

async function stored(id: PortfolioId): Promise<{ note: string | null; n: number }[]> {
  const { results } = await env.DB.prepare(
    "SELECT note, count(*) AS n FROM transactions WHERE portfolio_id = ? GROUP BY note ORDER BY note",
  )
    .bind(id)
    .all<{ note: string | null; n: number }>();
  return results;
}

const checkpointOf = (id: PortfolioId) =>
  runInDurableObject(objectOf(id), (_instance, { storage }) => {
    const kept = new Checkpoint(storage).read();
    if (kept === null) return null;
    const pools = [...kept.books.store.pools.values()];
    return { ...stateOf(kept.version, kept.books, null), lots: pools.flatMap((pool) => pool.stored()).length };
  });

describe("the key of a write", () => {
  it("gives the first answer again, also when the same request could not be stored any more", async () => {
    const made = await makePortfolio();
    unwrap(await record(made, "buy", coin));
    const all = sell("bitcoin", "1", "40000", "2024-02-01T00:00:00Z");
    const first = unwrap(await record(made, "sell-all", all));
    expect(unwrap(await record(made, "sell-all", all))).toEqual(first);
    expect(await record(made, "sell-again", all)).toMatchObject({ problem: { code: "INSUFFICIENT_HOLDINGS" } });
  });

  it("is refused to another request", async () => {
    const made = await makePortfolio();
    unwrap(await record(made, "one", coin, "hash-a"));
    expect(await record(made, "one", coin, "hash-b")).toMatchObject({ problem: { code: "IDEMPOTENCY_MISMATCH" } });
  });

  it("belongs to what was stored: a refusal is judged anew", async () => {
    const made = await makePortfolio();
    const sale = sell("bitcoin", "1", "40000", "2024-02-01T00:00:00Z");
    expect(await record(made, "sale", sale)).toMatchObject({ problem: { code: "INSUFFICIENT_HOLDINGS" } });
    unwrap(await record(made, "buy", coin));
    expect(await record(made, "sale", sale)).toMatchObject({ ok: true });
  });
});

describe("a batch on its way to D1", () => {
  it.each<[D1Fault, number]>([
    ["lost", 0],
    ["answer-lost", 1],
  ])("that is %s leaves the outcome unknown, and a retry settles it", async (fault, storedThen) => {
    const made = await makePortfolio();
    const faults: D1Fault[] = [fault];
    await withDatabase(made.object, faultyD1(env.DB, () => faults.shift() ?? "none").db);
    const input = { ...coin, note: "k" };
    expect(await record(made, "k", input)).toMatchObject({
      problem: { code: "OUTCOME_UNKNOWN", retryAfter: 1, detail: expect.stringContaining("same key") },
    });
    expect((await stored(made.id)).length).toBe(storedThen);
    expect(await record(made, "k", input)).toMatchObject({ ok: true });
    expect(await stored(made.id)).toEqual([{ note: "k", n: 1 }]);
  });

  it.each(["before", "after"])(
    "that lands %s the retry is stored once, and the retry's answer stands",
    async (when) => {
      const made = await makePortfolio();
      const faults: D1Fault[] = ["late"];
      const faulty = faultyD1(env.DB, () => faults.shift() ?? "none");
      await withDatabase(made.object, faulty.db);
      const input = { ...coin, note: "k" };
      expect(await record(made, "k", input)).toMatchObject({ problem: { code: "OUTCOME_UNKNOWN" } });
      if (when === "before") await faulty.land();
      const answer = unwrap(await record(made, "k", input));
      await faulty.land();
      expect(await stored(made.id)).toEqual([{ note: "k", n: 1 }]);
      await abortAllDurableObjects();
      expect(unwrap(await record(made, "k", input))).toEqual(answer);
    },
  );

  it("that was committed when the object was killed is found by the next life", async () => {
    const made = await makePortfolio();
    await withDatabase(made.object, faultyD1(env.DB, () => "silent").db);
    const input = { ...coin, note: "k" };
    const unanswered = record(made, "k", input).catch(() => null);
    await expect.poll(() => stored(made.id)).toEqual([{ note: "k", n: 1 }]);
    const before = await env.DB.prepare("SELECT version FROM portfolios WHERE id = ?")
      .bind(made.id)
      .first<number>("version");
    expect((await checkpointOf(made.id))?.version, "the checkpoint is one write behind").toBeLessThan(before ?? 0);
    await abortAllDurableObjects();
    await unanswered;
    const answer = unwrap(await record(made, "k", input));
    expect(answer.version).toBe(before);
    expect(await stored(made.id)).toEqual([{ note: "k", n: 1 }]);
  });
});

describe("a batch that comes late", () => {
  it("can never land once another request was judged without it", async () => {
    const made = await makePortfolio();
    const faults: D1Fault[] = ["late"];
    const faulty = faultyD1(env.DB, () => faults.shift() ?? "none");
    await withDatabase(made.object, faulty.db);
    expect(await record(made, "buy", coin)).toMatchObject({ problem: { code: "OUTCOME_UNKNOWN" } });
    const sale = sell("bitcoin", "1", "40000", "2024-02-01T00:00:00Z");
    expect(await record(made, "sale", sale)).toMatchObject({ problem: { code: "INSUFFICIENT_HOLDINGS" } });
    await faulty.land();
    expect(await stored(made.id)).toEqual([]);
    expect(await record(made, "buy", coin), "its own retry stores it").toMatchObject({ ok: true });
  });

  it("from an earlier life, after this one has looked, is found by the guard of the next write", async () => {
    const made = await makePortfolio();
    unwrap(await record(made, "buy", coin));
    const faulty = faultyD1(env.DB, () => "late");
    await withDatabase(made.object, faulty.db);
    const all = sell("bitcoin", "1", "40000", "2024-02-01T00:00:00Z");
    expect(await record(made, "sell-all", all)).toMatchObject({ problem: { code: "OUTCOME_UNKNOWN" } });
    await abortAllDurableObjects();
    // A refusal loads and judges the whole ledger, and writes nothing.
    const more = sell("bitcoin", "2", "80000", "2024-02-01T00:00:00Z");
    expect(await record(made, "more", more)).toMatchObject({ problem: { facts: { held: "1" } } });
    await faulty.land();
    expect(await record(made, "again", all)).toMatchObject({ problem: { facts: { held: "0" } } });
    expect(await record(made, "sell-all", all)).toMatchObject({ ok: true });
    expect(await stored(made.id)).toEqual([{ note: null, n: 2 }]);
  });
});

describe("many writes under all faults", () => {
  it("stores each acknowledged key once, replays its answer, and the checkpoint says what a fold says", async () => {
    const made = await makePortfolio();
    const kinds: D1Fault[] = ["none", "none", "lost", "answer-lost", "late", "silent"];
    const seen = new Map<D1Fault, number>();
    let drawn = 2;
    let toKill = false;
    const faulty = faultyD1(env.DB, () => {
      drawn = (Math.imul(drawn, 1_103_515_245) + 12_345) >>> 0;
      const fault = kinds[(drawn >>> 16) % kinds.length] ?? "none";
      seen.set(fault, (seen.get(fault) ?? 0) + 1);
      if (fault === "silent") toKill = true;
      return fault;
    });
    const answers = new Map<string, Recorded>();
    const acknowledge = async (key: string): Promise<void> => {
      // Most come after all others, some between them: both ways of judging are taken.
      const minute = new Date(Date.UTC(2024, 0, 1, 0, Number(key.slice(4)))).toISOString();
      const input = { ...buy("bitcoin", "0.1", "3000", minute), note: key };
      for (let attempt = 0; attempt < 200; attempt++) {
        try {
          await withDatabase(objectOf(made.id), faulty.db);
          const outcome = await record(made, key, input);
          if (outcome.ok) return void answers.set(key, outcome.value);
          expect(RETRIED).toContain(outcome.problem.code);
        } catch {
          // The object was killed under the call; so may be its next life.
        }
      }
      throw new Error(`${key} was never acknowledged`);
    };
    // Killing and late arrival are the test's own doing: an object cannot be aborted from within, and dies with its timers.
    const fate = async () => {
      while (rest.size > 0) {
        await scheduler.wait(5);
        await faulty.land();
        if (toKill) await abortAllDurableObjects();
        toKill = false;
      }
    };
    const keys = Array.from({ length: 60 }, (_, i) => `key-${String(i).padStart(2, "0")}`);
    const rest = new Set(keys);
    const waiting = keys.values();
    const passing = fate();
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (const key of waiting) {
          await acknowledge(key);
          rest.delete(key);
        }
      }),
    ).finally(() => rest.clear());
    await passing;
    await faulty.land();

    for (const kind of kinds) expect(seen.get(kind), kind).toBeGreaterThan(3);
    expect(await stored(made.id)).toEqual(keys.map((note) => ({ note, n: 1 })));
    await abortAllDurableObjects();
    for (const [key, answer] of answers) {
      const again = unwrap(await record(made, key, { ...coin, note: "judged by its key alone" }));
      expect(again).toEqual(answer);
    }
    const state = await checkpointOf(made.id);
    expect(state?.lots).toBe(60);
    expect(state?.holdings.get("bitcoin" as never)).toEqual({ quantity: "6", cost: "180000" });
    const verified = await runInDurableObject(objectOf(made.id), (instance) => instance.ledger());
    expect(verified?.version).toBe(state?.version);
  }, 60_000);
});

describe("writes at once", () => {
  it("of all that is held: exactly one of 50 sales is stored", async () => {
    const made = await makePortfolio();
    unwrap(await record(made, "buy", coin));
    const sale = sell("bitcoin", "1", "40000", "2024-02-01T00:00:00Z");
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => record(made, `sale-${i}`, sale)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.ok) continue;
      expect(outcome.problem).toMatchObject({
        code: "INSUFFICIENT_HOLDINGS",
        facts: { asset: "bitcoin", held: "0", asked: "1", transaction: null, at: "2024-02-01T00:00:00.000Z" },
      });
    }
  });

  it("beyond what the queue holds are told to come back", async () => {
    const made = await makePortfolio();
    // The first write stays on its way, so that all others wait.
    await withDatabase(made.object, faultyD1(env.DB, () => "silent").db);
    const refusals: Outcome<Recorded>[] = [];
    const calls = Array.from({ length: 70 }, async (_, i) => {
      const outcome = await record(made, `buy-${i}`, coin).catch(() => null);
      if (outcome !== null) refusals.push(outcome);
    });
    await expect.poll(() => refusals.length).toBe(6);
    for (const outcome of refusals) expect(outcome).toMatchObject({ problem: { code: "OVERLOADED", retryAfter: 1 } });
    await abortAllDurableObjects();
    await Promise.all(calls);
    expect(await record(made, "after", coin)).toMatchObject({ ok: true });
  });
});
