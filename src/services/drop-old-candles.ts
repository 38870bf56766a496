import { CANDLE_INTERVALS } from "../domain/market/candle.ts";
import { KEPT_MS, keptFrom } from "../domain/market/candles/bar.ts";
import { coreDb } from "../storage/database.ts";
import { dropBefore, pairsWith } from "../storage/queries/candle-series.ts";
import type { ServiceContext } from "./context.ts";

/** Forgets minutes after a week and hours after two years; days stay for ever. */
export async function dropOldCandles(context: ServiceContext): Promise<number> {
  const db = coreDb(context.env);
  const now = context.clock.now();
  let dropped = 0;
  for (const interval of CANDLE_INTERVALS.filter((kind) => Number.isFinite(KEPT_MS[kind]))) {
    for (const pairId of await pairsWith(db, interval)) {
      dropped += await dropBefore(db, { pairId, interval }, keptFrom(interval, now));
    }
  }
  return dropped;
}
