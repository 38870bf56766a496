import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { dateOf } from "../../domain/currencies/day-rates.ts";
import { serviceContext } from "../../services/context.ts";
import { tidyCache, warmCache } from "../../services/warm-cache.ts";
import { readCache } from "../../storage/cache/cache.ts";
import { POLICIES } from "../../storage/cache/policies.ts";
import { coreDb } from "../../storage/database.ts";
import { addReads, mostRead } from "../../storage/queries/cache-records.ts";
import { CacheInvalidationSchema, CacheReportSchema } from "./cache-schemas.ts";

const DAY = 86_400_000;
const db = coreDb(env);

const { headers } = await (async () => {
  const person = await signUp();
  await env.DB.prepare("UPDATE users SET role = 'admin' WHERE id = ?").bind(person.userId).run();
  return person;
})();
const ask = (path: string, method = "GET") => exports.default.fetch(`${ORIGIN}/api/v1${path}`, { method, headers });
const report = async () => CacheReportSchema.strict().parse(await (await ask("/admin/cache")).json());
const at = (now: number, work: Promise<unknown>[] = []) => ({
  ...serviceContext(env, { waitUntil: (promise) => void work.push(promise) }, "test"),
  clock: { now: () => now },
});

describe("the cache's report", () => {
  it("names every policy with its reason, and counts what was read", async () => {
    const before = await report();
    expect(before.namespaces.map(({ namespace }) => namespace)).toEqual(Object.keys(POLICIES));
    for (const { reason } of before.namespaces) expect(reason.length).toBeGreaterThan(20);
    const sum = ({ namespaces }: typeof before) => {
      const catalogue = namespaces.find(({ namespace }) => namespace === "catalogue");
      return (catalogue?.hits ?? 0) + (catalogue?.stale ?? 0) + (catalogue?.misses ?? 0);
    };
    for (let n = 0; n < 3; n++) await ask("/coins?limit=1");
    const after = await report();
    expect(sum(after) - sum(before)).toBe(3);
    expect(after.mostRead).toContainEqual(expect.objectContaining({ namespace: "catalogue", key: "all" }));
  });

  it("is for admins", async () => {
    const person = await signUp();
    const response = await exports.default.fetch(`${ORIGIN}/api/v1/admin/cache`, { headers: person.headers });
    expect(response.status).toBe(403);
  });
});

const name = () => env.DB.prepare("SELECT name FROM assets WHERE id = 'bitcoin'").first<string>("name");
const shown = async () => (await (await ask("/coins/bitcoin")).json<{ name: string }>()).name;

describe("an invalidation", () => {
  it("holds here at once, and says from when it holds everywhere: within 60 s", async () => {
    const old = await name();
    expect(await shown()).toBe(old);
    await env.DB.prepare("UPDATE assets SET name = 'Bitcoin, renamed' WHERE id = 'bitcoin'").run();
    expect(await shown()).toBe(old);
    const answer = CacheInvalidationSchema.strict().parse(
      await (await ask("/admin/cache/catalogue?key=all", "DELETE")).json(),
    );
    expect(answer).toMatchObject({ namespace: "catalogue", key: "all" });
    expect(Date.parse(answer.holdsFrom) - Date.parse(answer.at)).toBeLessThanOrEqual(60_000);
    expect(await shown()).toBe("Bitcoin, renamed");
    await env.DB.prepare("UPDATE assets SET name = ? WHERE id = 'bitcoin'").bind(old).run();
    expect(await (await ask("/admin/cache/catalogue", "DELETE")).json()).toMatchObject({ key: null });
    expect(await shown()).toBe(old);
  });

  it("of what is no namespace is refused", async () => {
    expect((await ask("/admin/cache/nothing", "DELETE")).status).toBe(400);
  });
});

describe("warming", () => {
  it("begins with what is asked for first, where nobody has asked yet", async () => {
    await db.run("DELETE FROM cache_counters");
    const now = Date.now() + 30 * DAY;
    const work: Promise<unknown>[] = [];
    await warmCache(at(now, work));
    await Promise.all(work);
    expect((await readCache(env, "catalogue", "all"))?.storedAt).toBe(now);
  });

  it("makes anew what is read often, leaves what is not, and stops at the day's writes", async () => {
    const now = Date.now() + 60 * DAY;
    const day = new Date(now).toISOString().slice(0, 10);
    const counts = { hits: 100, stale: 0, misses: 0, writes: 0 };
    const warmed = async () => {
      const work: Promise<unknown>[] = [];
      await warmCache(at(now, work));
      await Promise.all(work);
      return (await readCache(env, "catalogue", "all"))?.storedAt === now;
    };
    await db.run("DELETE FROM cache_counters");
    await addReads(db, day, [{ namespace: "catalogue", key: "", ...counts, writes: 600 }]);
    expect(await warmed()).toBe(false);
    await db.run("DELETE FROM cache_counters");
    await addReads(db, day, [{ namespace: "analytics", key: "of nobody", ...counts }]);
    expect(await warmed()).toBe(false);
    await addReads(db, day, [{ namespace: "catalogue", key: "all", ...counts }]);
    expect(await warmed()).toBe(true);
  });

  it("makes what is popular of sentiment and analytics too: yesterday's question for today, once", async () => {
    const now = Date.now() + 70 * DAY;
    const today = Math.floor(now / DAY) * DAY;
    const question = (to: number) => `correlation bitcoin,ethereum 30 ${to - 90 * DAY} ${to}`;
    const counts = { hits: 100, stale: 0, misses: 0, writes: 0 };
    await db.run("DELETE FROM cache_counters");
    await addReads(db, dateOf(now), [
      { namespace: "analytics", key: question(today - DAY), ...counts },
      { namespace: "sentiment", key: "latest", ...counts },
    ]);
    for (let turn = 0; turn < 2; turn++) {
      const work: Promise<unknown>[] = [];
      await warmCache(at(now, work));
      await Promise.all(work);
    }
    const made = (await mostRead(db, dateOf(now), 20)).filter(({ writes }) => writes > 0);
    expect(made).toContainEqual(expect.objectContaining({ namespace: "analytics", key: question(today), writes: 1 }));
    expect(made.map(({ namespace }) => namespace)).toContain("sentiment");
  });

  it("forgets counts after a week", async () => {
    await tidyCache(at(Date.now() + 90 * DAY));
    expect(await mostRead(db, "2000-01-01", 10)).toEqual([]);
  });
});
