import { exports } from "cloudflare:workers";
import { ORIGIN } from "../people.ts";
import type { Recipe } from "./recipes.ts";
import { BUY } from "./world.ts";

/** Of a portfolio's ledger: what is written. */
export const LEDGER_RECIPES: Readonly<Record<string, Recipe>> = {
  recordTransaction: { body: () => BUY },
  recordTransactions: { body: () => ({ transactions: [BUY, { ...BUY, fee: { asset: "fiat:usd", amount: "1" } }] }) },
  replaceTransaction: { body: () => BUY },
  editTransaction: { body: () => ({ note: "changed" }) },
  deleteTransaction: { ends: true },
  updatePortfolio: { body: () => ({ name: "Renamed", settings: { method: "lifo" } }) },
  createAccount: { body: () => ({ name: `account ${crypto.randomUUID()}` }) },
  updateAccount: { body: () => ({ kind: "cold" }) },
  orderAccounts: {
    body: async ({ person, portfolioId }) => {
      const path = `/api/v1/portfolios/${portfolioId}/accounts`;
      const response = await exports.default.fetch(`${ORIGIN}${path}`, { headers: person.headers });
      const { items } = await response.json<{ items: { id: string }[] }>();
      return { accountIds: items.map(({ id }) => id) };
    },
  },
  deleteAccount: { ends: true },
  undoLast: { ends: true },
  setHolding: { body: () => ({ quantity: "1.5", averagePrice: "20000" }) },
  deleteHolding: { ends: true },
};
