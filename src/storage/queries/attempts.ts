/** Exact counters of what is guessed. */
import { and, eq, gt, lt, or, isNull, sql } from "drizzle-orm";
import type { CoreDb } from "../database.ts";
import { signInAttempts } from "../schema/people.ts";

export interface Counter {
  readonly key: string;
  /** The account it is about; null for a network's own. */
  readonly account: string | null;
  readonly free: number;
  readonly firstMs: number;
  readonly mostMs: number;
  readonly forgetMs: number;
}

/** Whether this source succeeded after `since`. */
export async function succeededSince(db: CoreDb, key: string, since: number): Promise<boolean> {
  const known = and(eq(signInAttempts.key, key), gt(signInAttempts.succeededAt, since));
  return (await db.select({ key: signInAttempts.key }).from(signInAttempts).where(known).get()) !== undefined;
}

/**
 * Counts an attempt with all of the counters, or, while one of them has to wait, with none. One statement, so that of many
 * attempts at once exactly as many pass as may. Answers null, or for how long (ms) the next attempt has to wait.
 */
export async function take(db: CoreDb, counters: readonly Counter[], now: number): Promise<number | null> {
  const asked = sql`asked AS (
    SELECT value ->> 'key' AS key, value ->> 'account' AS account, value ->> 'free' AS free,
      value ->> 'firstMs' AS first, value ->> 'mostMs' AS most, value ->> 'forgetMs' AS forget
    FROM json_each(${JSON.stringify(counters)}))`;
  const taken = await db.all(sql`
    WITH ${asked}, next AS (
      SELECT asked.*, coalesce(c.next_at, 0) AS wait,
        CASE WHEN c.key IS NULL OR c.last_at < ${now} - forget THEN 1 ELSE c.failures + 1 END AS n
      FROM asked LEFT JOIN ${signInAttempts} c ON c.key = asked.key)
    INSERT INTO ${signInAttempts} (key, account, failures, last_at, next_at)
    SELECT key, account, n, ${now}, CASE WHEN n <= free THEN 0 ELSE ${now} + min(most, first << min(n - free - 1, 20)) END
    FROM next WHERE NOT EXISTS (SELECT 1 FROM next WHERE wait > ${now})
    ON CONFLICT (key) DO UPDATE
      SET failures = excluded.failures, last_at = excluded.last_at, next_at = excluded.next_at
    RETURNING key`);
  if (taken.length > 0) return null;
  const [row] = await db.all<{ until: number | null }>(
    sql`WITH ${asked} SELECT max(c.next_at) AS until FROM ${signInAttempts} c JOIN asked ON asked.key = c.key`,
  );
  return Math.max(0, (row?.until ?? now) - now);
}

/**
 * The attempt made at `takenAt` was right: its source begins anew, the others forget this one attempt. What they had to wait
 * before stays: otherwise one's own success would buy guesses at others.
 */
export async function forgive(
  db: CoreDb,
  source: string,
  others: readonly string[],
  takenAt: number,
  now: number,
): Promise<void> {
  const { key, failures, nextAt, lastAt } = signInAttempts;
  await db.batch([
    db.update(signInAttempts).set({ failures: 0, nextAt: 0, succeededAt: now }).where(eq(key, source)),
    db
      .update(signInAttempts)
      .set({
        failures: sql`max(0, ${failures} - 1)`,
        nextAt: sql`CASE WHEN ${lastAt} = ${takenAt} THEN 0 ELSE ${nextAt} END`,
      })
      .where(sql`${key} IN (SELECT value FROM json_each(${JSON.stringify(others)}))`),
  ]);
}

/** Rows that say nothing any more: no attempt since `attemptedBefore`, no success since `succeededBefore`. */
export async function forgetAttempts(db: CoreDb, attemptedBefore: number, succeededBefore: number): Promise<void> {
  const { lastAt, succeededAt } = signInAttempts;
  await db
    .delete(signInAttempts)
    .where(and(lt(lastAt, attemptedBefore), or(isNull(succeededAt), lt(succeededAt, succeededBefore))));
}
