import type { FoldState } from "../fold.ts";
import type { KeptRow, RowName } from "../kept.ts";
import { keptState, rowChanges } from "../kept.ts";

/** Rows as they lie somewhere, by name. */
export class KeptRows {
  readonly #rows = new Map<string, KeptRow>();

  static of(state: FoldState): KeptRows {
    const kept = new KeptRows();
    kept.change(null, state);
    return kept;
  }

  change(before: FoldState | null, after: FoldState): void {
    const { written, gone } = rowChanges(before, after);
    for (const row of gone) this.#rows.delete(nameOf(row));
    for (const row of written) this.#rows.set(nameOf(row), row);
  }

  /** The state that they were kept of, from here alone. */
  restored({ settings, store: { last } }: FoldState): FoldState {
    const all = [...this.#rows.values()];
    const lotsOf = (pool: string) => [...this.#rows.values()].filter((row) => row.part === "lot" && row.pool === pool);
    return keptState(
      all.filter(({ part }) => part !== "lot"),
      lotsOf,
      structuredClone(last),
      structuredClone(settings),
    );
  }

  texts(): Map<string, string> {
    return new Map([...this.#rows].map(([name, { text }]) => [name, text]));
  }
}

const nameOf = ({ part, pool, key }: RowName): string => [part, pool, key].join("/");
