import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject, vi } from "vitest";

// One runtime serves many files (vitest.config.ts says why). Each begins with nothing that another left: no spies, no
// settings, no state of modules, no data, no objects.
const runtime = globalThis as { settings?: Env };
const settings = (runtime.settings ??= { ...env });
for (const name of Object.keys(env)) if (!Object.hasOwn(settings, name)) Reflect.deleteProperty(env, name);
Object.assign(env, settings);
vi.useRealTimers();
vi.restoreAllMocks();
vi.unstubAllGlobals();
vi.resetModules();
await reset();
await Promise.all([emptyDatabase(), emptyCache()]);
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);

// Each file talks to a simulated world of its own, so that a fault or a price set in one reaches no other.
const world = `${inject("simulator")}/world/${crypto.randomUUID()}`;
Object.assign(env, {
  BINANCE_REST_BASES: `${world}/binance`,
  BINANCE_WS_BASES: `${world}/binance`,
  COINBASE_WS_BASES: `${world}/coinbase`,
  KRAKEN_WS_BASES: `${world}/kraken`,
  COINGECKO_BASE: `${world}/coingecko/api/v3`,
  FRANKFURTER_BASE: `${world}/frankfurter`,
});

// Here what the product evaluates on demand is fetched from the test's server, which one request cannot wait for when another
// began it: so it is all there before the first request.
await import("../src/index.ts");
await (await import("../src/platform/on-demand.ts")).evaluateAll();

/** `reset` empties objects only. */
async function emptyDatabase(): Promise<void> {
  const tables =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'";
  const { results } = await env.DB.prepare(tables).all<{ name: string }>();
  if (results.length === 0) return;
  const statements = ["PRAGMA defer_foreign_keys = on", ...results.map(({ name }) => `DROP TABLE "${name}"`)];
  await env.DB.batch(statements.map((statement) => env.DB.prepare(statement)));
}

async function emptyCache(): Promise<void> {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
}
