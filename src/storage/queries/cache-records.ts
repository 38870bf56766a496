import { sql } from "drizzle-orm";
import type { CoreDb } from "../database.ts";

export interface Invalidation {
  readonly namespace: string;
  /** Empty for the whole namespace. */
  readonly key: string;
  readonly at: number;
}

export function recordInvalidation(db: CoreDb, { namespace, key, at }: Invalidation): Promise<unknown> {
  return db.run(sql`INSERT INTO cache_invalidations (namespace, key, at) VALUES (${namespace}, ${key}, ${at})
    ON CONFLICT (namespace, key) DO UPDATE SET at = max(cache_invalidations.at, excluded.at)`);
}

/** All that still matter: there are as many rows as somebody pressed a button for in a week. */
export const invalidations = (db: CoreDb): Promise<Invalidation[]> =>
  db.all<Invalidation>(sql`SELECT namespace, key, at FROM cache_invalidations`);

export interface Reads {
  readonly namespace: string;
  /** Empty for all keys together. */
  readonly key: string;
  readonly hits: number;
  readonly stale: number;
  readonly misses: number;
  readonly writes: number;
}

export async function addReads(db: CoreDb, day: string, reads: readonly Reads[]): Promise<void> {
  const rows = reads.map(({ namespace, key, hits, stale, misses, writes }) => [
    namespace,
    key,
    hits,
    stale,
    misses,
    writes,
  ]);
  await db.run(sql`INSERT INTO cache_counters (day, namespace, key, hits, stale, misses, writes)
    SELECT ${day}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (day, namespace, key) DO UPDATE SET hits = hits + excluded.hits, stale = stale + excluded.stale,
      misses = misses + excluded.misses, writes = writes + excluded.writes`);
}

/** By namespace, of the days from one on. */
export const readsSince = (db: CoreDb, day: string): Promise<Reads[]> =>
  db.all<Reads>(sql`SELECT namespace, '' AS key, sum(hits) AS hits, sum(stale) AS stale, sum(misses) AS misses,
    sum(writes) AS writes FROM cache_counters WHERE day >= ${day} AND key = '' GROUP BY namespace ORDER BY namespace`);

/** The keys that were read most, of the days from one on. */
export const mostRead = (db: CoreDb, day: string, limit: number): Promise<Reads[]> =>
  db.all<Reads>(sql`SELECT namespace, key, sum(hits) AS hits, sum(stale) AS stale, sum(misses) AS misses,
    sum(writes) AS writes FROM cache_counters WHERE day >= ${day} AND key <> '' GROUP BY namespace, key
    ORDER BY sum(hits + stale + misses) DESC, namespace, key LIMIT ${limit}`);

export async function forgetCacheRecords(db: CoreDb, day: string, invalidatedBefore: number): Promise<void> {
  await db.run(sql`DELETE FROM cache_counters WHERE day < ${day}`);
  await db.run(sql`DELETE FROM cache_invalidations WHERE at < ${invalidatedBefore}`);
}
