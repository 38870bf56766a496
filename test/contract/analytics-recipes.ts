import type { Recipe } from "./recipes.ts";

/** What is asked of coins' and portfolios' figures. */
export const ANALYTICS_RECIPES: Readonly<Record<string, Recipe>> = {
  getCorrelation: { query: { coins: "bitcoin,ethereum" } },
  getIndicators: { query: { set: "sma:20,rsi:14,obv" } },
};
