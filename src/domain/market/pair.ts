import type { AssetId } from "../ids.ts";

/** What a symbol of a venue means here. */
export interface Pair {
  readonly symbol: string;
  readonly asset: AssetId;
  readonly quote: AssetId;
}

/** The pairs of one venue, by its own symbols. */
export type Pairs = ReadonlyMap<string, Pair>;
