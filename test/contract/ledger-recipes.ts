import type { Recipe } from "./recipes.ts";
import { BUY } from "./world.ts";

/** Of a portfolio's ledger: what is written. */
export const LEDGER_RECIPES: Readonly<Record<string, Recipe>> = {
  recordTransaction: { body: () => BUY },
  recordTransactions: { body: () => ({ transactions: [BUY, { ...BUY, fee: { asset: "fiat:usd", amount: "1" } }] }) },
  renamePortfolio: { body: () => ({ name: "Renamed" }) },
};
