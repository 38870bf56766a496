import { BITCOIN, SATS, SATS_PER_BITCOIN } from "../currencies/currencies.ts";
import type { AssetId } from "../ids.ts";
import { USD } from "../ids.ts";
import type { BoardPrice } from "../market/price.ts";
import { decimal } from "../money/amount.ts";
import { Decimal } from "../money/decimal.ts";

/** What one unit of an asset is worth in the base currency. */
export interface Rate {
  readonly factor: Decimal;
  /** A stablecoin stood in for its currency because its own rate is not known. */
  readonly assumedPeg: boolean;
  /** A price on the way was old, and not of the board, whose age is known by its source. */
  readonly stale: boolean;
}

/**
 * A price that the board does not have: a person's own, a currency's rate, the last close, what was paid last. How old it may be
 * is known to who looked it up.
 */
export interface OtherPrice {
  readonly price: string;
  readonly quote: AssetId;
  readonly source: string;
  readonly at: number;
  readonly stale: boolean;
  readonly assumedPeg: boolean;
}

export type LivePrice = BoardPrice | OtherPrice;
export const isOther = (price: LivePrice): price is OtherPrice => "stale" in price;

/** By asset; rates of currencies are prices in dollars. */
export type Prices = Pick<ReadonlyMap<AssetId, LivePrice>, "get">;

/** Stablecoins that venues quote in, with the currency each is meant to be worth. */
const PEGS: ReadonlyMap<AssetId, AssetId> = new Map(
  ["tether", "usd-coin", "first-digital-usd"].map((id) => [id as AssetId, USD]),
);

/** Assets whose price a conversion may need, beside those that are held. */
export const QUOTES: readonly AssetId[] = ["tether" as AssetId];

const ONE: Rate = { factor: new Decimal(1), assumedPeg: false, stale: false };
const AT_PEG: Rate = { ...ONE, assumedPeg: true };

/** Whether it is taken at its peg where nothing prices it. */
export const isPegged = (asset: AssetId): boolean => PEGS.get(asset) === USD;

/** Coin → quote → USD → base; `null` where a step has no price. Never guesses, save a known peg, which it marks. */
export function rateTo(base: AssetId, asset: AssetId, prices: Prices): Rate | null {
  if (asset === base) return ONE;
  const dollars = dollarsPer(asset, prices, []);
  if (base === USD || dollars === null) return dollars;
  const perBase = dollarsPer(base, prices, []);
  if (perBase === null || perBase.factor.isZero()) return null;
  return {
    factor: dollars.factor.div(perBase.factor),
    assumedPeg: dollars.assumedPeg || perBase.assumedPeg,
    stale: dollars.stale || perBase.stale,
  };
}

/** `path`: what is being worked out already; a coin quoted in itself, over whatever detour, has no price by that way. */
function dollarsPer(asset: AssetId, prices: Prices, path: readonly AssetId[]): Rate | null {
  if (asset === USD) return ONE;
  if (path.includes(asset)) return null;
  if (asset === SATS) {
    const bitcoin = dollarsPer(BITCOIN, prices, path);
    return bitcoin === null ? null : { ...bitcoin, factor: bitcoin.factor.div(SATS_PER_BITCOIN) };
  }
  const own = prices.get(asset);
  const quote = own === undefined ? null : dollarsPer(own.quote, prices, [...path, asset]);
  if (own !== undefined && quote !== null)
    return {
      factor: decimal(own.price).times(quote.factor),
      assumedPeg: quote.assumedPeg || (isOther(own) && own.assumedPeg),
      stale: quote.stale || (isOther(own) && own.stale),
    };
  return isPegged(asset) ? AT_PEG : null;
}
