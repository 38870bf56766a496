import type { CatalogueCoin } from "../domain/coins/catalogue.ts";
import { cached } from "../storage/cache/cached.ts";
import { coreDb } from "../storage/database.ts";
import * as queries from "../storage/queries/catalogue.ts";
import type { ServiceContext } from "./context.ts";

export const CATALOGUE_KEY = "all";

export const loadCatalogue = (context: ServiceContext): Promise<readonly CatalogueCoin[]> =>
  queries.readCatalogue(coreDb(context.env));

/** The whole catalogue of coins, through the cache; the same object as long as it is the same. */
export async function readCatalogue(context: ServiceContext): Promise<readonly CatalogueCoin[]> {
  return (await cached(context, "catalogue", CATALOGUE_KEY, () => loadCatalogue(context))).value;
}
