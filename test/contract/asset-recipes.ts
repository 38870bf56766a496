import type { Recipe } from "./recipes.ts";
import { OWN_PRICE } from "./world.ts";

/** Of people's own assets and prices. */
export const ASSET_RECIPES: Readonly<Record<string, Recipe>> = {
  changeOwnAsset: { body: () => ({ name: "Shares of Acme, renamed" }) },
  setOwnPrice: { body: () => ({ ...OWN_PRICE, at: "2025-04-01T00:00:00.000Z" }) },
  deleteOwnPrice: { query: { at: OWN_PRICE.at }, ends: true },
};
