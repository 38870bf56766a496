import type { AssetId } from "../domain/ids.ts";
import { USD } from "../domain/ids.ts";
import { CANDLE_INTERVALS, CARRY_MS, INTERVAL_MS, isCarriedStale } from "../domain/market/candle.ts";
import { entriesOf } from "../domain/market/board.ts";
import { isStale } from "../domain/market/price.ts";
import type { Amount } from "../domain/money/amount.ts";
import { decimal, toAmount } from "../domain/money/amount.ts";
import { rateTo } from "../domain/valuation/rate.ts";
import { Problem, problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { lastClose, preferredPair } from "../storage/queries/candles.ts";
import type { ServiceContext } from "./context.ts";
import { latestPrices } from "./latest-prices.ts";

export interface PriceAt {
  /** In the base currency. */
  readonly price: Amount;
  /** A venue, `peg` for a stablecoin taken at its peg, `base` for the base currency itself. */
  readonly source: string;
  /** What time the price is of, ms. */
  readonly asOf: number;
  readonly stale: boolean;
  /** The quote was a stablecoin taken at its peg because its own rate is not known. */
  readonly assumedPeg: boolean;
}

/**
 * The price of an asset at a time (conventions 6.1): now the board's, else the close of the last candle that had closed then,
 * carried over a gap for seven days; else `null`. Never a later price.
 */
export async function priceAt(
  context: ServiceContext,
  asset: AssetId,
  at: number | "now",
  base: AssetId,
): Promise<PriceAt | null> {
  refuseOtherBases(base);
  const time = at === "now" ? context.clock.now() : at;
  const whole = rateTo(base, asset, new Map());
  // The base itself needs no market; a peg is only taken where no market says otherwise.
  if (asset === base) return { price: "1" as Amount, source: "base", asOf: time, stale: false, assumedPeg: false };
  const market =
    (at === "now" ? await boardPrice(context, asset, base) : null) ?? (await candlePrice(context, asset, time, base));
  if (market !== null || whole === null) return market;
  return { price: toAmount(whole.factor), source: "peg", asOf: time, stale: false, assumedPeg: true };
}

/** Until rates of currencies are kept, USD is the only base. */
export function refuseOtherBases(base: AssetId): void {
  if (base === USD) return;
  throw problem("VALIDATION_ERROR", { errors: [{ path: "base", expected: `"${USD}"` }] });
}

async function boardPrice(context: ServiceContext, asset: AssetId, base: AssetId): Promise<PriceAt | null> {
  try {
    const { frame, cold } = await latestPrices(context);
    const own = frame.prices[asset];
    const rate = own === undefined ? null : rateTo(base, asset, new Map(entriesOf(frame.prices)));
    if (own === undefined || rate === null) return null;
    return {
      price: toAmount(rate.factor),
      source: own.source,
      asOf: own.at,
      stale: cold || isStale(own.source, frame.freshUntil, context.clock.now()),
      assumedPeg: rate.assumedPeg,
    };
  } catch (error) {
    if (error instanceof Problem && error.body.code === "PRICES_UNAVAILABLE") return null;
    throw error;
  }
}

async function candlePrice(
  context: ServiceContext,
  asset: AssetId,
  at: number,
  base: AssetId,
): Promise<PriceAt | null> {
  const db = coreDb(context.env);
  const pair = await preferredPair(db, asset);
  const rate = pair === null ? null : rateTo(base, pair.quote, new Map());
  if (pair === null || rate === null) return null;
  const candidates = await Promise.all(
    CANDLE_INTERVALS.map(async (interval) => {
      const candle = await lastClose(db, pair.id, interval, at - INTERVAL_MS[interval]);
      return candle === null
        ? null
        : { interval, close: candle.close, closedAt: candle.openTime + INTERVAL_MS[interval] };
    }),
  );
  // The latest close wins; of two at the same time the finer interval, which comes first.
  const last = candidates.reduce((best, candle) =>
    candle !== null && (best === null || candle.closedAt > best.closedAt) ? candle : best,
  );
  if (last === null || at - last.closedAt > CARRY_MS) return null;
  return {
    price: toAmount(decimal(last.close).times(rate.factor)),
    source: pair.venue,
    asOf: last.closedAt,
    stale: isCarriedStale(last.interval, last.closedAt, at),
    assumedPeg: rate.assumedPeg,
  };
}
