import type { SQL } from "drizzle-orm";
import { asc, desc, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** Where a page of a list in order of time ended: the last entry's time, ms, and its id, which decides between equal times. */
export interface Position {
  readonly at: number;
  readonly id: string;
}

/** What a list in order of time is asked for. */
export interface PageOf {
  readonly limit: number;
  readonly after: Position | null;
  /** Newest first. */
  readonly descending: boolean;
}

/**
 * The rows of one page: to be spread into the query's `where` and `orderBy`. An index over both columns answers it without
 * sorting, and a page costs its own rows, however far down the list it is.
 */
export function pageBy(
  { after, descending }: Pick<PageOf, "after" | "descending">,
  time: SQLiteColumn,
  id: SQLiteColumn,
): { readonly beyond: SQL | undefined; readonly order: [SQL, SQL] } {
  const way = descending ? desc : asc;
  const beyond =
    after === null ? undefined : sql`(${time}, ${id}) ${sql.raw(descending ? "<" : ">")} (${after.at}, ${after.id})`;
  return { beyond, order: [way(time), way(id)] };
}

/** A page of `rows`, of which one more than the limit was asked for, and where the next one begins. */
export function cut<T>(
  rows: readonly T[],
  limit: number,
  positionOf: (row: T) => Position,
): {
  readonly page: readonly T[];
  readonly next: Position | null;
} {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? positionOf(last) : null };
}
