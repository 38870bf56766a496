import type { AssetId } from "../../domain/ids.ts";
import { USD } from "../../domain/ids.ts";
import type { Tick } from "../../domain/market/price.ts";
import { decimal, toSigned } from "../../domain/money/amount.ts";
import { numberText } from "../number-text.ts";
import type { SimplePrice } from "./schemas.ts";

/** The neutral tick, or `null` where there is no price or nobody knows of when it is. */
export function tickOf(id: AssetId, { usd, usd_24h_change, last_updated_at }: SimplePrice): Tick | null {
  if (typeof usd !== "number" || typeof last_updated_at !== "number") return null;
  const price = numberText(usd);
  return {
    venue: "coingecko",
    asset: id,
    quote: USD,
    price,
    open24h: before(price, usd_24h_change),
    at: last_updated_at * 1000,
  };
}

/** The price before it moved by so many percent. */
function before(price: string, percent: number | null | undefined): string | null {
  if (typeof percent !== "number" || percent <= -100) return null;
  return toSigned(decimal(price).div(decimal(numberText(percent)).div(100).plus(1)));
}
