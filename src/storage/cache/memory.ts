import type { Entry } from "./cache.ts";

export interface MemoryBounds {
  readonly entries: number;
  readonly bytes: number;
}

/** What an isolate keeps of the cache: by number and by size, for it has 128 MB for everything. The oldest gives way. */
export class Memory {
  readonly #bounds: MemoryBounds;
  readonly #kept = new Map<string, { readonly entry: Entry<unknown>; readonly bytes: number }>();
  #bytes = 0;

  constructor(bounds: MemoryBounds) {
    this.#bounds = bounds;
  }

  get(id: string): Entry<unknown> | null {
    return this.#kept.get(id)?.entry ?? null;
  }

  keep(id: string, entry: Entry<unknown>): void {
    this.#forget(id);
    const bytes = sizeOf(id) + sizeOf(entry.value);
    // What alone is too much would push out everything else.
    if (bytes > this.#bounds.bytes) return;
    this.#kept.set(id, { entry, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#bounds.entries && this.#bytes <= this.#bounds.bytes) break;
      this.#forget(oldest);
    }
  }

  #forget(id: string): void {
    this.#bytes -= this.#kept.get(id)?.bytes ?? 0;
    this.#kept.delete(id);
  }
}

/** Two bytes a character at most; objects take about as much as their text. Weighed once, when something is kept. */
const sizeOf = (value: unknown): number => 2 * (typeof value === "string" ? value : JSON.stringify(value)).length;
