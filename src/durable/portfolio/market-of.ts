import { paidPrices } from "../../domain/ledger/paid-prices.ts";
import { pricesAsked } from "../../domain/ledger/rebase.ts";
import { NO_MARKET } from "../../domain/ledger/market.ts";
import { BITCOIN, SATS } from "../../domain/currencies/currencies.ts";
import { USD } from "../../domain/ids.ts";
import type { MarketOf } from "./bookkeeper.ts";
import type { PriceShelf } from "./reads/price-shelf.ts";
import { PriceWants } from "./reads/price-wants.ts";

/** Asks the shelf of prices for what the rows need, which for most is nothing. */
export const marketOf =
  (shelf: PriceShelf, now: () => number): MarketOf =>
  async ({ portfolio, transactions }, rows, own = portfolio.base) => {
    const { base, userId } = portfolio;
    const asked = pricesAsked(rows, own, base);
    if (asked.size === 0) return { market: NO_MARKET, pegged: shelf.pegged };
    const wants = new PriceWants();
    // Each step of the way to the base is of that time too.
    const unit = base === SATS ? BITCOIN : base;
    for (const [asset, times] of asked) wants.at(asset, times).at(unit, times);
    await shelf.ensure(wants, userId, base, now());
    const dollars = shelf.priceOf(USD, null, null);
    const paid = paidPrices(transactions, own, (asset, at) => dollars(asset, at)?.price ?? null);
    const priceOf = shelf.priceOf(base, paid, null);
    return { market: (asset, at) => priceOf(asset, at)?.price ?? null, pegged: shelf.pegged };
  };
