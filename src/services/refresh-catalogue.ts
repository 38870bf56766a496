import { RESERVED_IDS } from "../domain/coins/reserved.ts";
import { log } from "../platform/log.ts";
import type { MarketEntry } from "../providers/coingecko/fetch-markets.ts";
import { fetchMarkets, MARKETS_A_PAGE } from "../providers/coingecko/fetch-markets.ts";
import { coreDb } from "../storage/database.ts";
import * as queries from "../storage/queries/catalogue.ts";
import { restsUntil, restUntil } from "../storage/queries/leases.ts";
import type { ServiceContext } from "./context.ts";
import { loadCatalogue, readCatalogue } from "./read-catalogue.ts";

const NAME = "catalogue";
const HOUR_MS = 3_600_000;
/** Four times a day three calls: the rest of a free key's 10,000 a month is for prices. */
const REST_MS = 6 * HOUR_MS;
const FAILED_REST_MS = HOUR_MS / 2;
const TIMEOUT_MS = 10_000;
/** The largest coins, known here or not. */
const PAGES = [1, 2];
/** A coin that is not named for so long is no longer traded. */
const GONE_MS = 30 * 24 * HOUR_MS;

/** Asks CoinGecko for ranks, market values and supplies of the largest coins and of all that are known here; adds new ones. */
export async function refreshCatalogue(context: ServiceContext): Promise<{ readonly stored: number }> {
  const db = coreDb(context.env);
  const now = context.clock.now();
  if ((await restsUntil(db, NAME)) > now) return { stored: 0 };
  await restUntil(db, NAME, now + FAILED_REST_MS);
  const known = await loadCatalogue(context);
  const entries = new Map<string, MarketEntry>();
  for (const page of PAGES) if (!(await take(context, { page }, entries))) return { stored: 0 };
  const others = known.map(({ id }) => id).filter((id) => !entries.has(id));
  for (let from = 0; from < others.length; from += MARKETS_A_PAGE) {
    if (!(await take(context, { ids: others.slice(from, from + MARKETS_A_PAGE) }, entries))) return { stored: 0 };
  }
  const coins = [...entries.values()].filter(({ id }) => !RESERVED_IDS.has(id) && !id.includes(":"));
  await queries.storeCatalogue(db, coins, now);
  await queries.settleStatus(db, now - GONE_MS);
  await restUntil(db, NAME, now + REST_MS);
  // Everybody's next read, also where this isolate still has an older one, and not only after ten minutes.
  await readCatalogue({ ...context, freshFor: Number.POSITIVE_INFINITY });
  log("info", "catalogue", { requestId: context.requestId, stored: coins.length });
  return { stored: coins.length };
}

async function take(
  context: ServiceContext,
  which: Parameters<typeof fetchMarkets>[1],
  entries: Map<string, MarketEntry>,
): Promise<boolean> {
  const answer = await fetchMarkets(context.config.coingecko, which, TIMEOUT_MS);
  if (!answer.ok) {
    log("warn", "catalogue", { requestId: context.requestId, ...answer.refusal });
    return false;
  }
  for (const entry of answer.value) entries.set(entry.id, entry);
  return true;
}
