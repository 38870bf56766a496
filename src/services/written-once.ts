import { digestOf } from "../platform/digest.ts";
import type { JsonText } from "../platform/json-text.ts";
import { isVoid, knowInvalidations } from "../storage/cache/invalidated.ts";
import type { ServiceContext } from "./context.ts";

export interface Written<T> {
  readonly text: T;
  /** Of the text, for its validator. */
  readonly digest: string;
  /** When its writing began. */
  readonly storedAt: number;
}

export type WrittenOnce<T> = (context: ServiceContext, key: string, write: () => T | Promise<T>) => Promise<Written<T>>;

/** Characters that an isolate keeps of one kind of answer. */
const MOST_CHARACTERS = 8_000_000;

/**
 * An isolate's memory of analytics' answers, which depend on nothing but their key: the question, and the version of the data
 * that it was answered from. The oldest are forgotten first; an invalidation of the namespace voids them all. A load is never
 * shared: another request's promise may never settle.
 */
export function writtenOnce<T extends JsonText<unknown>>(): WrittenOnce<T> {
  const known = new Map<string, Written<T>>();
  let characters = 0;
  return async (context, key, write) => {
    await knowInvalidations(context);
    const found = known.get(key);
    if (found !== undefined && !isVoid("analytics", "", found.storedAt)) return found;
    const storedAt = context.clock.now();
    const text = await write();
    const made = { text, digest: await digestOf(text), storedAt };
    characters += text.length - (known.get(key)?.text.length ?? 0);
    known.set(key, made);
    for (const [oldest, old] of known) {
      if (characters <= MOST_CHARACTERS) break;
      known.delete(oldest);
      characters -= old.text.length;
    }
    return made;
  };
}
