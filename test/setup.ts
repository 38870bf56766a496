import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";

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
