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
