import type { AssetId } from "../domain/ids.ts";
import type { CandleInterval } from "../domain/market/candle.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { Amount } from "../domain/money/amount.ts";
import { decimal, toAmount } from "../domain/money/amount.ts";
import { rateTo } from "../domain/valuation/rate.ts";
import { coreDb } from "../storage/database.ts";
import { closesBetween, preferredPair } from "../storage/queries/candles.ts";
import type { ServiceContext } from "./context.ts";
import { refuseOtherBases } from "./price-at.ts";

export interface Close {
  /** When the candle opened and closed, ms. */
  readonly openTime: number;
  readonly closedAt: number;
  /** In the base currency. */
  readonly price: Amount;
  readonly assumedPeg: boolean;
}

/** Closes of the candles that opened in [from, to), oldest first. A missing candle is missing here too. */
export async function closes(
  context: ServiceContext,
  asset: AssetId,
  interval: CandleInterval,
  from: number,
  to: number,
  base: AssetId,
): Promise<readonly Close[]> {
  refuseOtherBases(base);
  const db = coreDb(context.env);
  const pair = await preferredPair(db, asset);
  const rate = pair === null ? null : rateTo(base, pair.quote, new Map());
  if (pair === null || rate === null) return [];
  const rows = await closesBetween(db, pair.id, interval, from, to);
  return rows.map(({ openTime, close }) => ({
    openTime,
    closedAt: openTime + INTERVAL_MS[interval],
    price: toAmount(decimal(close).times(rate.factor)),
    assumedPeg: rate.assumedPeg,
  }));
}
