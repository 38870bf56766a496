import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CatalogueCoin } from "../../domain/coins/catalogue.ts";
import { jsonText } from "../../platform/json-text.ts";
import { coreDb } from "../database.ts";
import { mostRead, readsSince, recordInvalidation } from "../queries/cache-records.ts";
import { cacheCounters } from "../schema/core.ts";
import { readCache } from "./cache.ts";
import type { CacheDeps } from "./cached.ts";
import { cached } from "./cached.ts";
import { flushCounters } from "./counters.ts";
import { POLICIES } from "./policies.ts";

const { freshMs, staleMs } = POLICIES.analytics;
const START = Date.UTC(2030, 0, 1);
let now = START;
let background: Promise<unknown>[] = [];
let key = "";
const deps: CacheDeps = { env, clock: { now: () => now }, defer: (work) => void background.push(work) };
const settled = async () => {
  while (background.length > 0) await Promise.all(background.splice(0));
};

/** Counts its calls. */
const source = () => {
  let made = 0;
  return vi.fn(async () => jsonText<unknown>(`answer ${++made}`));
};
const read = (load: () => Promise<ReturnType<typeof jsonText<unknown>>>, version?: string) =>
  cached(deps, "analytics", key, load, version);
const fail = () => Promise.reject(new Error("no answer"));
const text = (n: number) => jsonText(`answer ${n}`);

beforeEach(async () => {
  await settled();
  // Later than all that was invalidated before.
  now += 10 * 86_400_000;
  key = crypto.randomUUID();
});

describe("a cached answer", () => {
  it("is made once while it is fresh, then given while a new one is made, then waited for", async () => {
    const load = source();
    expect(await read(load)).toMatchObject({ value: text(1), storedAt: now, fresh: true });
    now += freshMs - 1;
    expect(await read(load)).toMatchObject({ value: text(1), fresh: true });
    now += 1;
    expect(await read(load)).toMatchObject({ value: text(1), fresh: false });
    await settled();
    expect(await read(load)).toMatchObject({ value: text(2), fresh: true });
    now += freshMs + staleMs;
    expect(await read(load)).toMatchObject({ value: text(3), fresh: true });
    expect(load).toHaveBeenCalledTimes(3);
  });

  it("comes from KV for who has none in memory, and nobody makes it again", async () => {
    await read(source(), "7");
    await settled();
    expect((await readCache(env, "analytics", key, "7"))?.value).toBe(text(1));
    expect(await readCache(env, "analytics", key, "8")).toBeNull();
  });

  it("is another one as soon as its version is", async () => {
    const load = source();
    await read(load, "1");
    expect((await read(load, "2")).value).toBe(text(2));
    expect((await read(load, "1")).value).toBe(text(1));
  });

  it("is renewed from KV where another isolate has made it already", async () => {
    const load = source();
    await read(load);
    await settled();
    now += freshMs;
    const entry = { value: jsonText("another's"), storedAt: now - 1, freshUntil: now + freshMs };
    await env.CACHE.put(`cache:2:analytics:${key}`, JSON.stringify(entry));
    await read(load);
    await settled();
    expect((await read(load)).value).toBe(jsonText("another's"));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("bears any key", async () => {
    key = "Ünïcode / and longer than KV's names ".repeat(30);
    await read(source());
    await settled();
    expect((await readCache(env, "analytics", key))?.value).toBe(text(1));
  });
});

describe("many readers at once", () => {
  it("wait for one load", async () => {
    const load = source();
    const answers = await Promise.all(Array.from({ length: 20 }, () => read(load)));
    expect(new Set(answers.map(({ value }) => value))).toEqual(new Set([text(1)]));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("depend on another's load no longer than 250 ms, for it may have been cancelled", async () => {
    const first = read(() => new Promise(() => {}));
    first.catch(() => {});
    const second = await read(source());
    expect(second.value).toBe(text(1));
    background = [];
  });

  it("make it anew beside the answers once, however many see that it is old", async () => {
    const load = source();
    await read(load);
    now += freshMs;
    await Promise.all(Array.from({ length: 20 }, () => read(load)));
    await settled();
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe("a source that fails", () => {
  it("costs nothing while an older answer is kept, however old", async () => {
    await read(source());
    await settled();
    now += freshMs + staleMs;
    expect(await read(fail)).toMatchObject({ value: text(1), fresh: false });
  });

  it("is told to who asked when there is nothing else, and asked again by the next", async () => {
    await expect(read(fail)).rejects.toThrow("no answer");
    expect((await read(source())).value).toBe(text(1));
  });

  it("is the answer even where KV neither reads nor writes", async () => {
    const broken = { ...env, CACHE: { get: fail, put: fail } as unknown as KVNamespace };
    const answer = await cached({ ...deps, env: broken }, "analytics", key, source());
    expect(answer.value).toBe(text(1));
    await settled();
  });
});

describe("an invalidation by hand", () => {
  const isolates = 30_000;

  it("of a key holds within half a minute for who has it in memory and for KV, and for that key only", async () => {
    const load = source();
    const other = key;
    await read(load);
    key = crypto.randomUUID();
    await read(load);
    await settled();
    now += 10_000;
    await recordInvalidation(coreDb(env), { namespace: "analytics", key, at: now });
    now += isolates;
    expect((await read(load)).value).toBe(text(3));
    key = other;
    expect((await read(load)).value).toBe(text(1));
  });

  it("of a namespace takes all its keys", async () => {
    const catalogue = vi.fn(async (): Promise<readonly CatalogueCoin[]> => []);
    const load = source();
    await read(load);
    await cached(deps, "catalogue", "all", catalogue);
    now += 10_000;
    await recordInvalidation(coreDb(env), { namespace: "analytics", key: "", at: now });
    now += isolates;
    expect((await read(load)).value).toBe(text(2));
    await cached(deps, "catalogue", "all", catalogue);
    expect(catalogue).toHaveBeenCalledTimes(1);
  });
});

describe("counters", () => {
  it("tell hits, stale reads, misses and writes by namespace, and the most read keys", async () => {
    await flushCounters(deps);
    await coreDb(env).delete(cacheCounters);
    const load = source();
    for (let n = 0; n < 4; n++) await read(load);
    now += freshMs;
    await read(load);
    await settled();
    await flushCounters(deps);
    const day = new Date(now).toISOString().slice(0, 10);
    const counts = { hits: 3, stale: 1, misses: 1, writes: 2 };
    expect(await readsSince(coreDb(env), day)).toEqual([{ namespace: "analytics", key: "", ...counts }]);
    expect(await mostRead(coreDb(env), day, 20)).toEqual([{ namespace: "analytics", key, ...counts }]);
  });

  it("do not count warming, which makes anew what would not stay fresh", async () => {
    await flushCounters(deps);
    await coreDb(env).delete(cacheCounters);
    const load = source();
    const warm = (freshFor: number) => cached({ ...deps, freshFor }, "analytics", key, load);
    await warm(freshMs / 2);
    await warm(freshMs / 2);
    expect(load).toHaveBeenCalledTimes(1);
    now += freshMs / 2;
    await warm(freshMs / 2);
    expect(load).toHaveBeenCalledTimes(2);
    await flushCounters(deps);
    const [counts] = await readsSince(coreDb(env), "2000-01-01");
    expect(counts).toMatchObject({ hits: 0, stale: 0, misses: 0, writes: 2 });
  });
});
