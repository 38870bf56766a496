import type { Recipe } from "./recipes.ts";

/** What is read of a portfolio. */
export const READS_RECIPES: Readonly<Record<string, Recipe>> = {
  // With a price of its own: these tests need no market.
  getWhatIf: { query: { asset: "bitcoin", quantity: "1", price: "60000" } },
  createWatchlist: { body: () => ({ name: "Layer 1", coins: [{ asset: "ethereum" }] }) },
  updateWatchlist: { body: () => ({ name: `Renamed ${crypto.randomUUID()}` }) },
  deleteWatchlist: { ends: true },
};
