import { spending } from "../../platform/trace.ts";
import { nameOf, prefixOf } from "./names.ts";
import type { Cached, Namespace } from "./policies.ts";
import { POLICIES } from "./policies.ts";

export interface Entry<T> {
  readonly value: T;
  /** When its making began: what was invalidated later is void. */
  readonly storedAt: number;
  /** KV cannot expire anything before 60 s, so the entry carries its own end of freshness. */
  readonly freshUntil: number;
}

/** What a namespace holds under a key, fresh or not; `null` when nothing is there. */
export async function readCache<N extends Namespace>(
  env: Pick<Env, "CACHE">,
  namespace: N,
  key: string,
  version = "",
): Promise<Entry<Cached[N]> | null> {
  const name = await nameOf(namespace, key, version);
  return spending("cache", () => env.CACHE.get<Entry<Cached[N]>>(name, "json"));
}

/** Stores what was made from `storedAt` on. */
export async function writeCache<N extends Namespace>(
  env: Pick<Env, "CACHE">,
  namespace: N,
  key: string,
  value: Cached[N],
  storedAt: number,
  version = "",
): Promise<Entry<Cached[N]>> {
  const { freshMs, keepMs } = POLICIES[namespace];
  const entry: Entry<Cached[N]> = { value, storedAt, freshUntil: storedAt + freshMs };
  const name = await nameOf(namespace, key, version);
  await env.CACHE.put(name, JSON.stringify(entry), { expirationTtl: Math.ceil(keepMs / 1000) });
  return entry;
}

/** As many names as KV lists at once. */
const MOST_DELETED = 1_000;

/** Takes entries out of KV, which other places may go on reading for a minute: of a key in all its versions, or of all keys. */
export async function deleteCached(env: Pick<Env, "CACHE">, namespace: Namespace, key: string | null): Promise<void> {
  const prefix = key === null ? prefixOf(namespace) : await nameOf(namespace, key, "");
  const { keys } = await env.CACHE.list({ prefix, limit: MOST_DELETED });
  const meant = keys.filter(({ name }) => key === null || name === prefix || name.startsWith(`${prefix}@`));
  await Promise.all(meant.map(({ name }) => env.CACHE.delete(name)));
}
