import { effect, signal, type Signal } from "@preact/signals";

/** A signal that this browser remembers. What cannot be read, or is none of `allowed`, counts as not there. */
export function stored<T extends string>(key: string, initial: T, allowed: readonly T[]): Signal<T> {
  const found = read(key) as T | null;
  const value = signal(found !== null && allowed.includes(found) ? found : initial);
  effect(() => write(key, value.value));
  return value;
}

/** The same for free text. */
export function storedText(key: string): Signal<string> {
  const value = signal(read(key) ?? "");
  effect(() => write(key, value.value));
  return value;
}

/** Whether this browser keeps anything at all. */
export const remembers = keeps();

const PREFIX = "coinsight.";

// A browser that keeps nothing (private windows, full storage) throws; the page works without.
function read(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // As above.
  }
}

function keeps(): boolean {
  try {
    return typeof localStorage.length === "number";
  } catch {
    return false;
  }
}
