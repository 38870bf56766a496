import { spending } from "../../platform/trace.ts";
import type { Cached } from "./policies.ts";
import { POLICIES } from "./policies.ts";

interface Entry<T> {
  readonly value: T;
  readonly storedAt: number;
  /** KV cannot expire anything before 60 s, so the entry carries its own end of freshness. */
  readonly freshUntil: number;
}

/** What a namespace holds under a key, and whether it is still fresh; `null` when nothing is there. */
export async function readCache<N extends keyof Cached>(
  env: Pick<Env, "CACHE">,
  namespace: N,
  key: string,
  now: number,
): Promise<{ value: Cached[N]; storedAt: number; fresh: boolean } | null> {
  const entry = await spending("cache", () => env.CACHE.get<Entry<Cached[N]>>(name(namespace, key), "json"));
  return entry === null ? null : { value: entry.value, storedAt: entry.storedAt, fresh: now < entry.freshUntil };
}

export async function writeCache<N extends keyof Cached>(
  env: Pick<Env, "CACHE">,
  namespace: N,
  key: string,
  value: Cached[N],
  now: number,
): Promise<void> {
  const { freshMs, keepMs } = POLICIES[namespace];
  const entry: Entry<Cached[N]> = { value, storedAt: now, freshUntil: now + freshMs };
  await env.CACHE.put(name(namespace, key), JSON.stringify(entry), { expirationTtl: Math.ceil(keepMs / 1000) });
}

const name = (namespace: string, key: string): string => `cache:1:${namespace}:${key}`;
