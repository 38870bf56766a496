import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { outsideWorld } from "../../test/outside-world.ts";
import { coreDb } from "../storage/database.ts";
import { coinFacts, leases } from "../storage/schema/core.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";
import { loadCatalogue, readCatalogue } from "./read-catalogue.ts";
import { refreshCatalogue } from "./refresh-catalogue.ts";

const db = coreDb(env);
const HOUR = 3_600_000;
const contextAt = (now: number): ServiceContext => ({
  ...serviceContext(env, { waitUntil: () => {} }, "test"),
  clock: { now: () => now },
});
const coin = async (id: string) => (await loadCatalogue(contextAt(0))).find((one) => one.id === id);
const asked = async () => (await outsideWorld.state()).coingecko.requests;

beforeEach(async () => {
  await db.delete(leases);
  await db.delete(coinFacts);
  await outsideWorld.clearFaults();
});

describe("refreshing the catalogue", () => {
  it("brings ranks, market values and supplies, adds what was not known, and keeps our names", async () => {
    expect(await coin("unicorn-token")).toBeUndefined();
    const now = Date.now();
    const { stored } = await refreshCatalogue(contextAt(now));
    expect(stored).toBeGreaterThan(420);
    const bitcoin = await coin("bitcoin");
    expect(bitcoin).toMatchObject({ symbol: "BTC", name: "Bitcoin", rank: 1, aliases: ["xbt"] });
    expect(bitcoin?.facts?.marketCap).toMatch(/^[1-9][0-9]{11,12}$/);
    expect(bitcoin?.facts?.circulatingSupply).toMatch(/^[1-9][0-9]+$/);
    expect(bitcoin?.facts?.updatedAt).toBe(now);
    // Listed, but without a price: what is not known is null.
    expect(await coin("unicorn-token")).toMatchObject({ symbol: "UNI", facts: { marketCap: null, totalSupply: null } });
  });

  it("is what is read from then on, also where an older catalogue was remembered as fresh", async () => {
    const now = Date.now();
    const shown = async () => (await readCatalogue(contextAt(now))).find(({ id }) => id === "bitcoin");
    await readCatalogue({ ...contextAt(now), freshFor: Number.POSITIVE_INFINITY });
    expect((await shown())?.facts).toBeNull();
    await refreshCatalogue(contextAt(now));
    expect((await shown())?.facts?.marketCap).toMatch(/^[1-9]/);
  });

  it("asks four times a day, a few calls each", async () => {
    const now = Date.now();
    const before = await asked();
    await refreshCatalogue(contextAt(now));
    const calls = (await asked()) - before;
    expect(calls).toBeLessThanOrEqual(3);
    await refreshCatalogue(contextAt(now + 6 * HOUR - 1));
    expect((await asked()) - before).toBe(calls);
    await refreshCatalogue(contextAt(now + 6 * HOUR));
    expect((await asked()) - before).toBeGreaterThan(calls);
  });

  it.each(["refuse-429", "error-500", "malformed"])(
    "stores nothing of half an answer (%s), and comes back",
    async (fault) => {
      const now = Date.now();
      await outsideWorld.fault({ target: "coingecko", fault, count: 1 });
      expect(await refreshCatalogue(contextAt(now))).toEqual({ stored: 0 });
      expect((await coin("bitcoin"))?.facts).toBeNull();
      expect((await refreshCatalogue(contextAt(now + HOUR))).stored).toBeGreaterThan(420);
    },
  );

  it("calls a coin delisted that is named no more and trades nowhere; it stays readable", async () => {
    const now = Date.now();
    await env.DB.prepare(
      "INSERT INTO assets (id, kind, symbol, name, rank, status) VALUES ('gone', 'coin', 'GONE', 'Gone', 300, 'active')",
    ).run();
    await db.insert(coinFacts).values({ assetId: "gone", marketCap: "1", updatedAt: now - 31 * 24 * HOUR });
    await refreshCatalogue(contextAt(now));
    expect(await coin("gone")).toMatchObject({ status: "delisted", rank: null });
    expect(await coin("bitcoin")).toMatchObject({ status: "active" });
  });
});
