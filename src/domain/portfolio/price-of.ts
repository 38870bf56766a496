import type { AssetId } from "../ids.ts";
import type { PriceAt } from "../market/book/price-book.ts";

/** What one unit was worth at a time, in the currency that everything is valued in; `null` where nobody knows. */
export type PriceOf = (asset: AssetId, at: number) => PriceAt | null;
