import { dateOf, daysAfter } from "../domain/currencies/day-rates.ts";
import { errorFields, log } from "../platform/log.ts";
import { flushCounters } from "../storage/cache/counters.ts";
import type { Namespace } from "../storage/cache/policies.ts";
import { coreDb } from "../storage/database.ts";
import { forgetCacheRecords, mostRead, readsSince } from "../storage/queries/cache-records.ts";
import type { ServiceContext } from "./context.ts";
import { warmCorrelation } from "./get-correlation.ts";
import { latestSentiment } from "./latest-sentiment.ts";
import { CATALOGUE_KEY, readCatalogue } from "./read-catalogue.ts";

/**
 * How a namespace's keys are made anew: by the verb that answers with them. `prices` has a job of its own; a namespace that is
 * not here is never warmed.
 */
const WARMERS: Partial<Record<Namespace, (context: ServiceContext, key: string) => Promise<unknown>>> = {
  catalogue: readCatalogue,
  // All reads of sentiment come from this one entry.
  sentiment: latestSentiment,
  analytics: warmCorrelation,
};

/** What is asked for first on a day on which nobody has asked for anything. */
const FIRST: readonly (readonly [Namespace, string])[] = [["catalogue", CATALOGUE_KEY]];

/** Until the next turn, and a minute for a late one. */
const FRESH_FOR_MS = 6 * 60_000;
const MOST_WARMED = 20;
/** Read less than this in two days, a key is not worth a write. */
const LEAST_READS = 50;
/** The free plan has 1,000 writes a day, of which the cold prices take 288. */
const WRITES_A_DAY = 600;

/** Makes anew, before anybody has to wait for it, what is read most. */
export async function warmCache(context: ServiceContext): Promise<void> {
  await flushCounters(context);
  const db = coreDb(context.env);
  const today = dateOf(context.clock.now());
  const [sums, keys] = await Promise.all([readsSince(db, today), mostRead(db, daysAfter(today, -1), MOST_WARMED)]);
  const popular = keys.filter(({ hits, stale, misses }) => hits + stale + misses >= LEAST_READS);
  const written = sums.reduce((sum, { writes }) => sum + writes, 0);
  const names = popular.map(({ namespace, key }) => [namespace as Namespace, key] as const);
  const wanted = (names.length === 0 ? FIRST : names).slice(0, Math.max(0, WRITES_A_DAY - written));
  const warming: ServiceContext = { ...context, freshFor: FRESH_FOR_MS };
  await Promise.all(
    wanted.map(async ([namespace, key]) => {
      try {
        await WARMERS[namespace]?.(warming, key);
      } catch (error) {
        log("warn", "cache_warm", { namespace, key, requestId: context.requestId, ...errorFields(error) });
      }
    }),
  );
  await flushCounters(context);
}

const KEPT_DAYS = 8;

export async function tidyCache(context: ServiceContext): Promise<void> {
  const now = context.clock.now();
  await forgetCacheRecords(coreDb(context.env), daysAfter(dateOf(now), -KEPT_DAYS), now - KEPT_DAYS * 86_400_000);
}
