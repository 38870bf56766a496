import { dateOf, daysAfter } from "../domain/currencies/day-rates.ts";
import { flushCounters } from "../storage/cache/counters.ts";
import type { CachePolicy, Namespace } from "../storage/cache/policies.ts";
import { POLICIES } from "../storage/cache/policies.ts";
import { coreDb } from "../storage/database.ts";
import type { Reads } from "../storage/queries/cache-records.ts";
import { mostRead, readsSince } from "../storage/queries/cache-records.ts";
import type { ServiceContext } from "./context.ts";

export interface CacheReport {
  /** The first day that is counted. */
  readonly since: string;
  readonly namespaces: readonly (CachePolicy & Omit<Reads, "key"> & { readonly namespace: Namespace })[];
  readonly mostRead: readonly Reads[];
}

const DAYS = 7;
const MOST_SHOWN = 20;

/** The policies, and how often they served in the last week. Isolates tell what they counted every few minutes. */
export async function getCacheReport(context: ServiceContext): Promise<CacheReport> {
  await flushCounters(context);
  const db = coreDb(context.env);
  const since = daysAfter(dateOf(context.clock.now()), 1 - DAYS);
  const [sums, keys] = await Promise.all([readsSince(db, since), mostRead(db, since, MOST_SHOWN)]);
  const none = { hits: 0, stale: 0, misses: 0, writes: 0 };
  const names = Object.keys(POLICIES) as Namespace[];
  return {
    since,
    namespaces: names.map((namespace) => {
      const { hits, stale, misses, writes } = sums.find((row) => row.namespace === namespace) ?? none;
      return { ...POLICIES[namespace], namespace, hits, stale, misses, writes };
    }),
    mostRead: keys,
  };
}
