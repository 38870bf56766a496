import type { CatalogueCoin, Place } from "../domain/coins/catalogue.ts";
import { searchCoins } from "../domain/coins/catalogue.ts";
import type { ServiceContext } from "./context.ts";
import { readCatalogue } from "./read-catalogue.ts";

export interface CoinPage {
  readonly coins: readonly CatalogueCoin[];
  /** Of the last; null when there is nothing after it. */
  readonly next: Place | null;
}

/** The catalogue by rank, or what of it answers to some words, the best match first. */
export async function listCoins(
  context: ServiceContext,
  input: { readonly query: string; readonly limit: number; readonly after: Place | null },
): Promise<CoinPage> {
  const { found, more } = searchCoins(await readCatalogue(context), input);
  return { coins: found.map(({ coin }) => coin), next: more ? (found.at(-1)?.place ?? null) : null };
}
