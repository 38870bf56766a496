import type { AssetId } from "../domain/ids.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { Span } from "../domain/market/candles/bar.ts";
import { beginning } from "../domain/market/candles/plan.ts";
import { rolledOpen, rollUp } from "../domain/market/candles/roll-up.ts";
import type { OpenBar, ShownInterval } from "../domain/market/candles/view.ts";
import { lengthOf, madeOf, openBar, spanOf } from "../domain/market/candles/view.ts";
import { errorFields, log } from "../platform/log.ts";
import { Problem, problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { findAsset } from "../storage/queries/assets.ts";
import type { PreferredPair } from "../storage/queries/candles.ts";
import { preferredPair } from "../storage/queries/candles.ts";
import type { BackfillBounds } from "./backfill-candles.ts";
import { backfillCandles } from "./backfill-candles.ts";
import type { CandlePage } from "./candle-pages.ts";
import { candlePage } from "./candle-pages.ts";
import type { ServiceContext } from "./context.ts";
import { latestPrices } from "./latest-prices.ts";
import { REQUEST_LIMITS } from "./venue-requests.ts";

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
  const pair = await pairOf(context, id, now);
  if (pair === null) return { id, interval, pair, page: NOTHING, open: null, simulated };
  const asked = spanOf(interval, input, limit, now);
  const question = { pairId: pair.id, interval, limit, span: { from: after ?? asked.from, to: asked.to } };
  const db = coreDb(context.env);
  let page = await candlePage(db, question, now);
  if (lacks(page, question.span, now) && (await fetchMore(context, id, page, now))) {
    page = await candlePage(db, question, now, true);
  }
  const open = page.next === null ? await openNow(context, id, pair, interval, page, question.span) : null;
  return { id, interval, pair, page, open, simulated };
}

const NOTHING: CandlePage = { bars: [], begun: [], gaps: [], next: null, series: null };

const PAIR_MS = 60_000;
const MOST_PAIRS = 1_000;
const pairs = new Map<AssetId, { readonly pair: PreferredPair | null; readonly until: number }>();

async function pairOf(context: ServiceContext, id: AssetId, now: number): Promise<PreferredPair | null> {
  const known = pairs.get(id);
  if (known !== undefined && now < known.until) return known.pair;
  const db = coreDb(context.env);
  const pair = await preferredPair(db, id);
  if (pair === null && (await findAsset(db, id))?.kind !== "coin") {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no coin "${id}".` });
  }
  if (pairs.size >= MOST_PAIRS) pairs.clear();
  pairs.set(id, { pair, until: now + PAIR_MS });
  return pair;
}

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

/** Behind by more than a late turn of the job. */
const LATE_MS = 600_000;

/** Whether the venue has more than is stored of a span. */
function lacks({ series }: CandlePage, span: Span, now: number): boolean {
  if (series === null || series.fromTime === null || series.toTime === null) return true;
  const late = Math.max(LATE_MS, 2 * INTERVAL_MS[series.interval]);
  return series.fromTime > Math.max(span.from, beginning(series, now)) || series.toTime < Math.min(span.to, now) - late;
}

const ON_DEMAND: BackfillBounds = { ...REQUEST_LIMITS, requests: 12, ms: 8_000, rows: 15_000, together: 3 };
/** An answer waits so long for the first candles of a coin; the rest comes beside it. */
const WAIT_MS = 2_500;
const AGAIN_MS = 30_000;
const fetched = new Map<AssetId, number>();

/** Fetches what is lacking, beside the answer; true when it waited for it, because there was nothing yet. */
async function fetchMore(context: ServiceContext, id: AssetId, page: CandlePage, now: number): Promise<boolean> {
  if (now - (fetched.get(id) ?? 0) < AGAIN_MS) return false;
  if (fetched.size >= MOST_PAIRS) fetched.clear();
  fetched.set(id, now);
  const work = backfillCandles(context, { asset: id }, ON_DEMAND).catch((error: unknown) => {
    log("error", "candles", { requestId: context.requestId, ...errorFields(error) });
  });
  context.defer(work);
  if (page.series !== null && page.series.fromTime !== null) return false;
  await Promise.race([work, new Promise((resolve) => void setTimeout(resolve, WAIT_MS))]);
  return true;
}
