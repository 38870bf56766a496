import type { AssetId } from "../domain/ids.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { Span } from "../domain/market/candles/bar.ts";
import { rolledOpen, rollUp } from "../domain/market/candles/roll-up.ts";
import type { OpenBar, ShownInterval } from "../domain/market/candles/view.ts";
import { lengthOf, madeOf, openBar, spanOf } from "../domain/market/candles/view.ts";
import { Problem, problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import type { PreferredPair } from "../storage/queries/candles.ts";
import type { CandlePage } from "./candle-pages.ts";
import { candlePage } from "./candle-pages.ts";
import { candlePair } from "./candle-pair.ts";
import type { ServiceContext } from "./context.ts";
import { fetchMoreCandles, lacksCandles } from "./fetch-more-candles.ts";
import { latestPrices } from "./latest-prices.ts";

export interface CandlesInput {
  readonly id: AssetId;
  readonly interval: ShownInterval;
  /** Opening times, ms; `to` is not included. */
  readonly from: number | null;
  readonly to: number | null;
  /** Where the page before ended. */
  readonly after: number | null;
  readonly limit: number;
}

export interface Candles {
  readonly id: AssetId;
  readonly interval: ShownInterval;
  /** `null` for a coin that no venue trades. */
  readonly pair: PreferredPair | null;
  /** The same object as long as it holds the same. */
  readonly page: CandlePage;
  readonly open: OpenBar | null;
  readonly simulated: boolean;
}

/** The candles of a coin's preferred pair, oldest first, and the one that is still open. */
export async function getCandles(context: ServiceContext, input: CandlesInput): Promise<Candles> {
  const { id, interval, limit, after } = input;
  const now = context.clock.now();
  if (input.from !== null && input.from >= (input.to ?? now)) {
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "query.from", expected: "a time before `to` and before now" }],
    });
  }
  const simulated = context.config.market === "simulated";
  const pair = await candlePair(context, id, now);
  if (pair === null) return { id, interval, pair, page: NOTHING, open: null, simulated };
  const asked = spanOf(interval, input, limit, now);
  const question = { pairId: pair.id, interval, limit, span: { from: after ?? asked.from, to: asked.to } };
  const db = coreDb(context.env);
  let page = await candlePage(db, question, now);
  if (lacksCandles(page.series, question.span, now) && (await fetchMoreCandles(context, id, page.series, now))) {
    page = await candlePage(db, question, now, true);
  }
  const open = page.next === null ? await openNow(context, id, pair, interval, page, question.span) : null;
  return { id, interval, pair, page, open, simulated };
}

const NOTHING: CandlePage = { bars: [], begun: [], gaps: [], next: null, series: null };

/** The candle that is open now: the venue's own as it said last, moved by the latest price. */
async function openNow(
  context: ServiceContext,
  id: AssetId,
  pair: PreferredPair,
  interval: ShownInterval,
  { begun, series }: CandlePage,
  span: Span,
): Promise<OpenBar | null> {
  const now = context.clock.now();
  const length = lengthOf(interval);
  const openTime = rolledOpen(length, now);
  if (openTime < span.from || openTime >= span.to) return null;
  const running = series?.running ?? null;
  const isOpen = running !== null && running.openTime + INTERVAL_MS[madeOf(interval).of] > now;
  const parts = [...begun, ...(isOpen ? [running] : [])].filter((bar) => bar.openTime >= openTime);
  return openBar(openTime, rollUp(parts, length)[0] ?? null, await priceNow(context, id, pair, openTime));
}

async function priceNow(context: ServiceContext, id: AssetId, pair: PreferredPair, since: number) {
  try {
    const { frame, cold } = await latestPrices(context);
    const price = frame.prices[id];
    const fits = price?.quote === pair.quote && price.source === pair.venue && price.at >= since && !cold;
    return fits ? price.price : null;
  } catch (error) {
    if (error instanceof Problem && error.body.code === "PRICES_UNAVAILABLE") return null;
    throw error;
  }
}
