import { BASES, codeOf, CURRENCIES, SATS } from "../domain/currencies/currencies.ts";
import { dateOf } from "../domain/currencies/day-rates.ts";
import type { AssetId } from "../domain/ids.ts";
import type { PriceAt } from "../domain/market/book/price-book.ts";
import { USD } from "../domain/ids.ts";
import type { ServiceContext } from "./context.ts";
import { pricesAt } from "./price-at.ts";
import { problem } from "../platform/problem.ts";

export interface Currency {
  readonly id: AssetId;
  readonly code: string;
  readonly name: string;
  /** What one is worth in dollars at the time; null where no rate is known. */
  readonly rate: PriceAt | null;
}

/** What values can be counted in, with what each is worth in dollars on a day, or now. */
export async function listCurrencies(context: ServiceContext, date: string | null): Promise<readonly Currency[]> {
  const today = dateOf(context.clock.now());
  if (date !== null && date > today) {
    throw problem("VALIDATION_ERROR", { errors: [{ path: "query.date", expected: "today or a day before" }] });
  }
  const at = date === null || date === today ? "now" : Date.parse(date) + 86_400_000 - 1;
  const rates = await pricesAt(context, BASES, at, USD);
  return BASES.map((id) => ({ id, ...namesOf(id), rate: rates.get(id) ?? null }));
}

function namesOf(id: AssetId): { readonly code: string; readonly name: string } {
  const code = codeOf(id)?.toUpperCase();
  if (code !== undefined) return { code, name: CURRENCIES[code] ?? code };
  if (id === SATS) return { code: "sats", name: "Satoshi" };
  return id === "bitcoin" ? { code: "BTC", name: "Bitcoin" } : { code: "ETH", name: "Ether" };
}
