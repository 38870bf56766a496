import { digestOfBytes } from "../platform/digest.ts";
import type { JsonBytes } from "../platform/json-text.ts";
import { isVoid, knowInvalidations } from "../storage/cache/invalidated.ts";
import type { ServiceContext } from "./context.ts";

export interface Written<T> {
  readonly bytes: JsonBytes<T>;
  /** Of the bytes, for their validator. */
  readonly digest: string;
  /** When its writing began. */
  readonly storedAt: number;
}

export type WrittenOnce<T> = (
  context: ServiceContext,
  key: string,
  write: () => JsonBytes<T> | Promise<JsonBytes<T>>,
) => Promise<Written<T>>;

/** That an isolate keeps of one kind of answer. */
const MOST_BYTES = 8_000_000;

/**
 * An isolate's memory of analytics' answers, which depend on nothing but their key: the question, and the version of the data
 * that it was answered from. The oldest are forgotten first; an invalidation of the namespace voids them all. A load is never
 * shared: another request's promise may never settle.
 */
export function writtenOnce<T>(): WrittenOnce<T> {
  const known = new Map<string, Written<T>>();
  let held = 0;
  return async (context, key, write) => {
    await knowInvalidations(context);
    const found = known.get(key);
    if (found !== undefined && !isVoid("analytics", "", found.storedAt)) return found;
    const storedAt = context.clock.now();
    const bytes = await write();
    const made = { bytes, digest: await digestOfBytes(bytes), storedAt };
    held += bytes.length - (known.get(key)?.bytes.length ?? 0);
    known.set(key, made);
    for (const [oldest, old] of known) {
      if (held <= MOST_BYTES) break;
      known.delete(oldest);
      held -= old.bytes.length;
    }
    return made;
  };
}
