import { coreDb } from "../database.ts";
import type { Invalidation } from "../queries/cache-records.ts";
import { invalidations } from "../queries/cache-records.ts";

/** An invalidation holds everywhere so long after it was recorded, and a moment for the clocks of two places. */
export const HOLDS_WITHIN_MS = 60_000;
const KNOWN_MS = 30_000;
/** Machines' clocks differ a little: what was made just after is void too. */
const CLOCKS_MS = 2_000;

const voided = new Map<string, number>();
let readAt = Number.NEGATIVE_INFINITY;
let reading = false;

const idOf = (namespace: string, key: string): string => `${namespace}\n${key}`;

export interface KnowDeps {
  readonly env: Pick<Env, "DB">;
  readonly clock: { now(): number };
  defer(work: Promise<unknown>): void;
}

/**
 * Sees to it that this isolate knows what was invalidated up to half a minute ago; renewed beside the answers. When D1 does
 * not answer, the cache goes on by what is known: it is there for such times.
 */
export async function knowInvalidations(deps: KnowDeps): Promise<void> {
  const age = deps.clock.now() - readAt;
  if (age < KNOWN_MS / 2 || (reading && age < HOLDS_WITHIN_MS - CLOCKS_MS)) return;
  const work = read(deps);
  deps.defer(work);
  if (age >= KNOWN_MS) await work;
}

export const isVoid = (namespace: string, key: string, storedAt: number): boolean =>
  [idOf(namespace, ""), idOf(namespace, key)].some((id) => storedAt <= (voided.get(id) ?? -Infinity) + CLOCKS_MS);

/** This isolate knows at once. */
export function noteInvalidation({ namespace, key, at }: Invalidation): void {
  const id = idOf(namespace, key);
  voided.set(id, Math.max(at, voided.get(id) ?? 0));
}

async function read({ env, clock }: KnowDeps): Promise<void> {
  reading = true;
  const now = clock.now();
  try {
    for (const invalidation of await invalidations(coreDb(env))) noteInvalidation(invalidation);
    readAt = now;
  } catch {
    // Asked again with the next read.
  } finally {
    reading = false;
  }
}
