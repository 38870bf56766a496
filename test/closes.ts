import { env } from "cloudflare:workers";
import type { AssetId } from "../src/domain/ids.ts";
import type { CandleInterval } from "../src/domain/market/candle.ts";
import { INTERVAL_MS } from "../src/domain/market/candle.ts";
import { coreDb } from "../src/storage/database.ts";
import { preferredPair } from "../src/storage/queries/candles.ts";
import { candles } from "../src/storage/schema/core.ts";

/** Stores closes of a coin, as its preferred pair traded: by the time at which each closed. */
export async function keepCloses(
  asset: string,
  interval: CandleInterval,
  closes: Readonly<Record<string, string>>,
): Promise<void> {
  const pair = await preferredPair(coreDb(env), asset as AssetId);
  if (pair === null) throw new Error(`${asset} has no pair`);
  const rows = Object.entries(closes).map(([time, close]) => ({
    pairId: pair.id,
    interval,
    openTime: Date.parse(time) - INTERVAL_MS[interval],
    open: close,
    high: close,
    low: close,
    close,
    volume: "1",
  }));
  // Nine parameters a row, of at most a hundred.
  for (let i = 0; i < rows.length; i += 10)
    await coreDb(env)
      .insert(candles)
      .values(rows.slice(i, i + 10));
}
