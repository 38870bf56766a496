import { dateOf } from "../../domain/currencies/day-rates.ts";
import { errorFields, log } from "../../platform/log.ts";
import { coreDb } from "../database.ts";
import type { Reads } from "../queries/cache-records.ts";
import { addReads } from "../queries/cache-records.ts";
import type { KnowDeps } from "./invalidated.ts";

export type Outcome = "hits" | "stale" | "misses" | "writes";

const FLUSH_MS = 5 * 60_000;
/** Keys whose reads are told by name; of the others only the sum. */
const MOST_NAMED = 20;
const MOST_COUNTED = 2_000;

type Counted = { -readonly [K in keyof Reads]: Reads[K] };
const counted = new Map<string, Counted>();
let flushedAt: number | null = null;

/** Counts in memory; every few minutes the sums go to D1 in one statement, beside an answer. */
export function count(deps: KnowDeps, namespace: string, key: string, outcome: Outcome): void {
  for (const name of ["", key]) {
    const id = `${namespace}\n${name}`;
    const known = counted.get(id);
    if (known !== undefined) known[outcome] += 1;
    else if (name === "" || counted.size < MOST_COUNTED) {
      counted.set(id, { namespace, key: name, hits: 0, stale: 0, misses: 0, writes: 0, [outcome]: 1 });
    }
  }
  const now = deps.clock.now();
  flushedAt ??= now;
  if (now - flushedAt >= FLUSH_MS) deps.defer(flushCounters(deps));
}

const readsOf = ({ hits, stale, misses }: Reads): number => hits + stale + misses;

export async function flushCounters({ env, clock }: Pick<KnowDeps, "env" | "clock">): Promise<void> {
  const now = clock.now();
  flushedAt = now;
  const all = [...counted.values()];
  counted.clear();
  const named = all.filter(({ key }) => key !== "").toSorted((a, b) => readsOf(b) - readsOf(a));
  const told = [...all.filter(({ key }) => key === ""), ...named.slice(0, MOST_NAMED)];
  if (told.length === 0) return;
  try {
    await addReads(coreDb(env), dateOf(now), told);
  } catch (error) {
    log("warn", "cache_counters", errorFields(error));
  }
}
