import type { FoldState } from "../../src/domain/ledger/fold.ts";
import type { KeptRow } from "../../src/domain/ledger/kept.ts";
import { keptState, rowChanges } from "../../src/domain/ledger/kept.ts";

/** Reads books back from the rows that they are kept as, which lie by part and pool as the object's SQLite has them. */
export function keptBooks({ settings, store }: FoldState): () => FoldState {
  const { written } = rowChanges(null, { settings, store });
  const sums = written.filter(({ part }) => part !== "lot");
  const lots = Map.groupBy(written, ({ part, pool }) => (part === "lot" ? pool : null));
  const text = JSON.stringify(settings);
  const lotsOf = (pool: string): readonly KeptRow[] => lots.get(pool) ?? [];
  return () => keptState(sums, lotsOf, store.last, JSON.parse(text) as FoldState["settings"]);
}
