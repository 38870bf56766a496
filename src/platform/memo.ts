/**
 * Remembers one value an isolate for `ttl` milliseconds. Values are kept, never promises: a promise of another request
 * need not settle when that request is cancelled, so callers who come meanwhile load for themselves.
 */
export function memo<T>(
  ttl: number,
  load: (env: Env, now: number) => Promise<T>,
): (env: Env, now: number) => Promise<T> {
  const kept = new WeakMap<Env, { value: T; at: number }>();
  return async (env, now) => {
    const found = kept.get(env);
    if (found !== undefined && now >= found.at && now - found.at < ttl) return found.value;
    const value = await load(env, now);
    kept.set(env, { value, at: now });
    return value;
  };
}
