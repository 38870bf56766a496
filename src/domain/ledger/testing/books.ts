import type { Books } from "../books.ts";
import { fold } from "../fold.ts";
import type { FoldSettings } from "../settings.ts";
import type { Transaction } from "../transaction.ts";
import { priced, SETTINGS } from "./rows.ts";

export const PRICES = { bitcoin: "50000", ethereum: "2000", "fiat:eur": "1.1", tether: "1", solana: "100" };

/** Of rows that can be. */
export function books(
  rows: readonly Transaction[],
  some: Partial<FoldSettings> = {},
  prices: Readonly<Record<string, string>> = PRICES,
): Books {
  const result = fold(rows, { ...SETTINGS, ...some }, priced(prices));
  if (!result.ok) throw new Error(`more asked than held of ${result.shortfall.asset}`);
  return result.books;
}
