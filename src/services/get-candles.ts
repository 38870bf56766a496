import type { AssetId } from "../domain/ids.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { DatedPair } from "../domain/market/book/dated-pair.ts";
import type { Span } from "../domain/market/candles/bar.ts";
import { rolledOpen, rollUp } from "../domain/market/candles/roll-up.ts";
import type { OpenBar, ShownInterval } from "../domain/market/candles/view.ts";
import { lengthOf, madeOf, openBar, spanOf } from "../domain/market/candles/view.ts";
import { Problem, problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import type { CandlePage, PageQuestion } from "./candle-pages.ts";
import { candlePage } from "./candle-pages.ts";
import { candleReign } from "./candle-pair.ts";
import type { ServiceContext } from "./context.ts";
import { fetchMoreCandles, lacksCandles } from "./fetch-more-candles.ts";
import type { LatestPrices } from "./latest-prices.ts";
import { latestPrices } from "./latest-prices.ts";
import { convertOpen, convertPage } from "./convert-candles.ts";
import { requireBase } from "./require-base.ts";

export interface CandlesInput {
  readonly id: AssetId;
  readonly interval: ShownInterval;
  /** Opening times, ms; `to` is not included. */
  readonly from: number | null;
  readonly to: number | null;
  /** Where the page before ended. */
  readonly after: number | null;
  readonly limit: number;
  /** Counted in this instead of the pair's quote; null: not. */
  readonly base: AssetId | null;
}

export interface Candles {
  readonly id: AssetId;
  readonly interval: ShownInterval;
  /** `null` for a coin that no venue trades. */
  readonly pair: DatedPair | null;
  /** What prices were converted into; null: they are in the pair's quote. */
  readonly base: AssetId | null;
  readonly assumedPeg: boolean;
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
  if (input.base !== null) requireBase(input.base);
  const asked = spanOf(interval, input, limit, now);
  const span = { from: after ?? asked.from, to: asked.to };
  const reign = await candleReign(context, id, span, now);
  const said = { id, interval, base: input.base, simulated, assumedPeg: false };
  if (reign === null) return { ...said, pair: null, page: NOTHING, open: null };
  const { pair } = reign;
  const question = { pairId: pair.id, interval, limit, span: { from: span.from, to: Math.min(span.to, reign.to) } };
  const page = await untilChange(context, id, question, span.to, now);
  const open = page.next === null ? await openNow(context, id, pair, interval, page, span) : null;
  const { base } = input;
  if (base === null || base === pair.quote) return { ...said, pair, page, open };
  const converted = await convertPage(context, page, pair.quote, interval, base);
  const { assumedPeg } = converted;
  return { ...said, pair, assumedPeg, page: converted, open: await convertOpen(context, open, pair.quote, base) };
}

/** A page of one pair; where another takes over from it, the next page is that one's. */
async function untilChange(
  context: ServiceContext,
  id: AssetId,
  question: PageQuestion,
  end: number,
  now: number,
): Promise<CandlePage> {
  const db = coreDb(context.env);
  let page = await candlePage(db, question, now);
  if (lacksCandles(page.series, question.span, now) && (await fetchMoreCandles(context, id, page.series, now))) {
    page = await candlePage(db, question, now, true);
  }
  return page.next === null && question.span.to < end ? { ...page, next: question.span.to } : page;
}

const NOTHING: CandlePage = { bars: [], begun: [], gaps: [], next: null, series: null };

const opened = new WeakMap<
  CandlePage,
  { readonly of: LatestPrices | null; readonly at: number; readonly open: OpenBar | null }
>();

/** The candle that is open now: the venue's own as it said last, moved by the latest price. The same as long as both are. */
async function openNow(
  context: ServiceContext,
  id: AssetId,
  pair: DatedPair,
  interval: ShownInterval,
  page: CandlePage,
  span: Span,
): Promise<OpenBar | null> {
  const now = context.clock.now();
  const length = lengthOf(interval);
  const openTime = rolledOpen(length, now);
  if (openTime < span.from || openTime >= span.to) return null;
  const latest = await pricesNow(context);
  const known = opened.get(page);
  if (known !== undefined && known.of === latest && known.at === openTime) return known.open;
  const { begun, series } = page;
  const running = series?.running ?? null;
  const isOpen = running !== null && running.openTime + INTERVAL_MS[madeOf(interval).of] > now;
  const parts = [...begun, ...(isOpen ? [running] : [])].filter((bar) => bar.openTime >= openTime);
  const open = openBar(openTime, rollUp(parts, length)[0] ?? null, priceOf(latest, id, pair, openTime));
  opened.set(page, { of: latest, at: openTime, open });
  return open;
}

function priceOf(latest: LatestPrices | null, id: AssetId, pair: DatedPair, since: number): string | null {
  const price = latest?.frame.prices[id];
  const fits = price?.quote === pair.quote && price.source === pair.venue && price.at >= since;
  return fits ? price.price : null;
}

/** Null when there are none that are of now. */
async function pricesNow(context: ServiceContext): Promise<LatestPrices | null> {
  try {
    const latest = await latestPrices(context);
    return latest.cold ? null : latest;
  } catch (error) {
    if (error instanceof Problem && error.body.code === "PRICES_UNAVAILABLE") return null;
    throw error;
  }
}
