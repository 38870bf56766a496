import { env } from "cloudflare:workers";
import { market } from "../src/domain/indicators/market.testing.ts";
import type { AssetId } from "../src/domain/ids.ts";
import { INTERVAL_MS, type CandleInterval } from "../src/domain/market/candle.ts";
import type { Bar, Gap } from "../src/domain/market/candles/bar.ts";
import { coreDb } from "../src/storage/database.ts";
import { storePage } from "../src/storage/queries/candle-series.ts";
import { preferredPair } from "../src/storage/queries/candles.ts";

/** When the candle of a kind that is open now opened. */
export const openNow = (interval: CandleInterval): number =>
  Math.floor(Date.now() / INTERVAL_MS[interval]) * INTERVAL_MS[interval];

const text = (x: number | undefined) => (x ?? 0).toFixed(8);

/** A walk of so many candles that ends with the last closed one, the same at every run but for its times. */
export function walkOf(count: number, interval: CandleInterval, seed: number): Bar[] {
  const walk = market(count, seed);
  const first = openNow(interval) - count * INTERVAL_MS[interval];
  return Array.from({ length: count }, (_, i) => ({
    openTime: first + i * INTERVAL_MS[interval],
    open: text(walk.close[Math.max(0, i - 1)]),
    high: text(walk.high[i]),
    low: text(walk.low[i]),
    close: text(walk.close[i]),
    volume: text(walk.volume[i]),
  }));
}

/** Lays candles into the archive as if the venue had given them and had no more: the coin was listed with the first. */
export async function storeCandles(
  coin: string,
  interval: CandleInterval,
  bars: readonly Bar[],
  gaps: readonly Gap[] = [],
): Promise<void> {
  const db = coreDb(env);
  const pair = await preferredPair(db, coin as AssetId);
  const key = { pairId: pair?.id ?? 0, interval };
  await env.DB.prepare("INSERT OR IGNORE INTO candle_series (pair_id, interval) VALUES (?, ?)")
    .bind(key.pairId, interval)
    .run();
  const from = bars[0]?.openTime ?? 0;
  const to = (bars.at(-1)?.openTime ?? 0) + INTERVAL_MS[interval];
  for (let i = 0; i < bars.length || i === 0; i += 1_000) {
    const page = { bars: bars.slice(i, i + 1_000), gaps: i === 0 ? gaps : [] };
    await storePage(db, key, page, { known: { from, to }, listedAt: from, askedAt: Date.now(), running: null });
  }
}
