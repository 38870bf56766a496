import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import type { PortfolioId } from "../../domain/ids.ts";
import { newPortfolioId } from "../../domain/ids.ts";
import { standing } from "../../domain/ledger/standing.ts";
import { unwrap } from "../../platform/problem.ts";
import type { D1Fault } from "../../../test/faulty-d1.ts";
import { faultyD1 } from "../../../test/faulty-d1.ts";
import { buy, makePortfolio, newSeed, newUserId, objectOf, promise, withDatabase } from "../../../test/portfolios.ts";
import { Checkpoint } from "./checkpoint.ts";

const DAY_MS = 86_400_000;
const coin = buy("bitcoin", "1", "30000", "2024-01-01T00:00:00Z");
const request = (key: string) => ({ key, requestHash: "hash" });

const LEDGER_TABLES = ["transactions", "changes", "accounts", "ledger_writes"];

async function rowsOf(id: PortfolioId): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...LEDGER_TABLES, "portfolio_directory"]) {
    const found = env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE portfolio_id = ?`).bind(id);
    counts[table] = (await found.first<number>("n")) ?? 0;
  }
  counts["portfolios"] =
    (await env.DB.prepare("SELECT count(*) AS n FROM portfolios WHERE id = ?").bind(id).first<number>("n")) ?? 0;
  return counts;
}

const NOTHING = { transactions: 0, changes: 0, accounts: 0, ledger_writes: 0, portfolio_directory: 0, portfolios: 0 };
const FRESH = { transactions: 0, changes: 1, accounts: 1, ledger_writes: 1, portfolio_directory: 1, portfolios: 1 };

const tablesOf = (id: PortfolioId) =>
  runInDurableObject(objectOf(id), (_instance, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master WHERE name LIKE 'ledger_%'").toArray(),
  );

const erased = async (id: PortfolioId) => {
  await expect
    .poll(async () => {
      await runDurableObjectAlarm(objectOf(id));
      return rowsOf(id);
    })
    .toEqual(NOTHING);
  expect(await tablesOf(id)).toEqual([]);
};

const tomorrow = async (id: PortfolioId) => {
  vi.setSystemTime(Date.now() + DAY_MS + 1000);
  try {
    await runDurableObjectAlarm(objectOf(id));
  } finally {
    vi.useRealTimers();
  }
};

describe("an id that nobody has", () => {
  it("is not found, and leaves nothing in the object", async () => {
    const id = newPortfolioId("01", Date.now());
    const object = objectOf(id);
    const problem = { code: "RESOURCE_NOT_FOUND_ERROR" };
    expect(await object.record(newUserId(), request("k"), coin)).toMatchObject({ problem });
    expect(await object.update(newUserId(), request("k"), { name: "x", versions: null })).toMatchObject({ problem });
    expect(await object.delete(newUserId())).toMatchObject({ problem });
    expect(await object.create({ ...newSeed(), id }, newUserId())).toMatchObject({ problem });
    expect(await runInDurableObject(object, (instance) => instance.ledger())).toBeNull();
    expect(await tablesOf(id)).toEqual([]);
    expect(await rowsOf(id)).toEqual(NOTHING);
  });
});

describe("a creation", () => {
  it.each<D1Fault>(["lost", "answer-lost", "late"])("whose batch is %s is finished by a retry, once", async (fault) => {
    const [seed, userId] = [newSeed(), newUserId()];
    await promise(seed, userId);
    const faults: D1Fault[] = [fault];
    const faulty = faultyD1(env.DB, () => faults.shift() ?? "none");
    await withDatabase(objectOf(seed.id), faulty.db);
    expect(await objectOf(seed.id).create(seed, userId)).toMatchObject({ problem: { code: "OUTCOME_UNKNOWN" } });
    expect(await objectOf(seed.id).create(seed, userId)).toMatchObject({ ok: true });
    await faulty.land();
    expect(await objectOf(seed.id).create(seed, userId)).toMatchObject({ ok: true });
    expect(await rowsOf(seed.id)).toEqual(FRESH);
  });

  it("that was committed when the object was killed is known to the next life", async () => {
    const [seed, userId] = [newSeed(), newUserId()];
    await promise(seed, userId);
    await withDatabase(objectOf(seed.id), faultyD1(env.DB, () => "silent").db);
    const unanswered = objectOf(seed.id)
      .create(seed, userId)
      .then(
        () => "answered",
        () => "killed",
      );
    await expect.poll(async () => (await rowsOf(seed.id))["portfolios"]).toBe(1);
    await abortAllDurableObjects();
    expect(await unanswered).toBe("killed");
    expect(await objectOf(seed.id).create(seed, userId)).toMatchObject({ ok: true });
    expect(await rowsOf(seed.id)).toEqual(FRESH);
  });

  it("is not made for another person than the directory says", async () => {
    const seed = newSeed();
    await promise(seed, newUserId());
    const outcome = await objectOf(seed.id).create(seed, newUserId());
    expect(outcome).toMatchObject({ problem: { code: "RESOURCE_NOT_FOUND_ERROR" } });
  });
});

describe("a deletion", () => {
  it("hides the portfolio at once and removes all of it by and by", async () => {
    const { id, userId, object } = await makePortfolio();
    unwrap(await object.record(userId, request("k"), coin));
    unwrap(await object.delete(userId));
    expect(await rowsOf(id)).toMatchObject({ portfolio_directory: 0, portfolios: 0 });
    expect(await object.record(userId, request("l"), coin)).toMatchObject({
      problem: { code: "RESOURCE_NOT_FOUND_ERROR" },
    });
    await erased(id);
    expect(await runInDurableObject(object, (instance) => instance.ledger())).toBeNull();
  });

  it("removes a long ledger in bounded steps", async () => {
    const { id, userId, object } = await makePortfolio();
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
       INSERT INTO transaction_tags SELECT ?, 'tx_' || i, 'tag' FROM n`,
    )
      .bind(id)
      .run();
    unwrap(await object.delete(userId));
    await erased(id);
    const left = env.DB.prepare("SELECT count(*) AS n FROM transaction_tags WHERE portfolio_id = ?").bind(id);
    expect(await left.first("n")).toBe(0);
  });

  it("that cannot reach D1 refuses everything from then on, and its alarm or a retry goes on with it", async () => {
    const { id, userId, object } = await makePortfolio();
    const broken = new Proxy(env.DB, {
      get: (db, name) =>
        name === "prepare"
          ? (query: string) => {
              if (query.startsWith("delete")) throw new Error("D1_ERROR: Network connection lost.");
              return db.prepare(query);
            }
          : Reflect.get(db, name, db),
    });
    await withDatabase(object, broken);
    expect(await object.delete(userId)).toMatchObject({ problem: { code: "OUTCOME_UNKNOWN" } });
    expect(await rowsOf(id)).toEqual(FRESH);
    await abortAllDurableObjects();
    expect(await objectOf(id).record(userId, request("k"), coin), "also after a restart").toMatchObject({
      problem: { code: "RESOURCE_NOT_FOUND_ERROR" },
    });
    unwrap(await objectOf(id).delete(userId));
    await erased(id);
  });

  it("stands against a creation that is retried afterwards", async () => {
    const [seed, userId] = [newSeed(), newUserId()];
    await promise(seed, userId);
    unwrap(await objectOf(seed.id).create(seed, userId));
    unwrap(await objectOf(seed.id).delete(userId));
    await erased(seed.id);
    await abortAllDurableObjects();
    expect(await objectOf(seed.id).create(seed, userId)).toMatchObject({
      problem: { code: "RESOURCE_NOT_FOUND_ERROR" },
    });
    expect(await rowsOf(seed.id)).toEqual(NOTHING);
  });

  it("belongs to the owner", async () => {
    const { id, object } = await makePortfolio();
    expect(await object.delete(newUserId())).toMatchObject({ problem: { code: "RESOURCE_NOT_FOUND_ERROR" } });
    expect(await rowsOf(id)).toEqual(FRESH);
  });
});

describe("the day after the last write", () => {
  it("answers are dropped, here and in D1, and their keys stay used", async () => {
    const { id, userId, object } = await makePortfolio();
    unwrap(await object.record(userId, request("k"), coin));
    await tomorrow(id);
    const kept = env.DB.prepare("SELECT count(answer) AS n FROM ledger_writes WHERE portfolio_id = ?").bind(id);
    expect(await kept.first("n")).toBe(0);
    expect(await object.record(userId, request("k"), coin)).toMatchObject({ problem: { code: "GONE" } });
    await abortAllDurableObjects();
    expect(await objectOf(id).record(userId, request("k"), coin)).toMatchObject({ problem: { code: "GONE" } });
  });

  it.each(["pool", "lot", "balance"])("a checkpoint whose %ss say something else is replaced", async (part) => {
    const { id, userId, object } = await makePortfolio();
    unwrap(await object.record(userId, request("k"), coin));
    await runInDurableObject(object, (_instance, { storage }) => {
      storage.sql.exec("DELETE FROM ledger_books WHERE part = ?", part);
    });
    await tomorrow(id);
    const books = await runInDurableObject(object, (_instance, { storage }) => {
      const found = new Checkpoint(storage).read()?.books;
      return found && standing(found.store, found.settings);
    });
    const held = { quantity: "1", cost: "30000" };
    expect(books?.holdings.get("bitcoin" as never)).toEqual(held);
    expect(books?.lots).toMatchObject([{ asset: "bitcoin", ...held }]);
    expect([...(books?.balances.values() ?? [])].map((account) => Object.fromEntries(account))).toEqual([
      { bitcoin: "1" },
    ]);
  });
});

describe("reading the books", () => {
  it("finds what another life has written since, at first use and once more a minute later", async () => {
    const { id, userId, object } = await makePortfolio();
    unwrap(await object.record(userId, request("k"), coin));
    await abortAllDurableObjects();
    const read = () => runInDurableObject(objectOf(id), (instance) => instance.ledger());
    expect((await read())?.holdings.get("bitcoin" as never)?.quantity).toBe("1");
    // As by a batch of an earlier life that lands after this one has looked.
    const { version } = (await read()) ?? { version: 0 };
    await env.DB.batch([
      env.DB.prepare("UPDATE portfolios SET version = ? WHERE id = ?").bind(version + 1, id),
      env.DB.prepare("UPDATE transactions SET in_amount = '2' WHERE portfolio_id = ?").bind(id),
    ]);
    expect((await read())?.holdings.get("bitcoin" as never)?.quantity).toBe("1");
    vi.setSystemTime(Date.now() + 60_000);
    try {
      expect((await read())?.holdings.get("bitcoin" as never)?.quantity).toBe("2");
    } finally {
      vi.useRealTimers();
    }
  });

  it("goes on from the checkpoint while D1 does not answer", async () => {
    const { id, userId, object } = await makePortfolio();
    unwrap(await object.record(userId, request("k"), coin));
    await abortAllDurableObjects();
    const dead = {
      prepare: () => {
        throw new Error("D1_ERROR: overloaded");
      },
    } as unknown as D1Database;
    await withDatabase(objectOf(id), dead);
    const state = await runInDurableObject(objectOf(id), (instance) => instance.ledger());
    expect(state?.holdings.get("bitcoin" as never)?.quantity).toBe("1");
    expect(await objectOf(id).record(userId, request("l"), coin)).toMatchObject({
      problem: { code: "DATABASE_UNAVAILABLE", retryAfter: 1 },
    });
  });
});
