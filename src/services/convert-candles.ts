import type { AssetId } from "../domain/ids.ts";
import type { PriceBook } from "../domain/market/book/price-book.ts";
import type { Bar, Gap } from "../domain/market/candles/bar.ts";
import { joined } from "../domain/market/candles/gaps.ts";
import type { OpenBar, ShownInterval } from "../domain/market/candles/view.ts";
import { lengthOf, madeOf } from "../domain/market/candles/view.ts";
import type { Amount } from "../domain/money/amount.ts";
import { decimal, toAmount } from "../domain/money/amount.ts";
import type { Decimal } from "../domain/money/decimal.ts";
import type { CandlePage } from "./candle-pages.ts";
import type { ServiceContext } from "./context.ts";
import { loadPrices } from "./load-prices.ts";
import { priceAt } from "./price-at.ts";

export interface ConvertedPage extends CandlePage {
  /** A stablecoin was taken at its peg somewhere on the way. */
  readonly assumedPeg: boolean;
}

/** Rates are not known for longer than a page may be old; the page's own object is remembered as long as it is. */
const converted = new WeakMap<CandlePage, Map<string, ConvertedPage>>();

/** The same candles counted in `base`, each by the rates of the moment at which it closed. Without a rate it is a gap. */
export async function convertPage(
  context: ServiceContext,
  page: CandlePage,
  quote: AssetId,
  interval: ShownInterval,
  base: AssetId,
): Promise<ConvertedPage> {
  const versions = converted.get(page) ?? new Map<string, ConvertedPage>();
  converted.set(page, versions);
  const known = versions.get(base);
  if (known !== undefined) return known;
  const [first, last] = [page.bars[0], page.bars.at(-1)];
  if (first === undefined || last === undefined) return { ...page, assumedPeg: false };
  const length = lengthOf(interval);
  const span = { from: first.openTime + length, to: last.openTime + length, interval: madeOf(interval).of };
  const book = await loadPrices(context, [quote], base, span);
  const made = pageIn(page, book, quote, length, base);
  versions.set(base, made);
  return made;
}

function pageIn(page: CandlePage, book: PriceBook, quote: AssetId, length: number, base: AssetId): ConvertedPage {
  const bars: Bar[] = [];
  const missing: Gap[] = [];
  let assumedPeg = false;
  for (const bar of page.bars) {
    const rate = book.rate(quote, bar.openTime + length, base);
    if (rate === null) missing.push({ from: bar.openTime, to: bar.openTime + length, reason: "no_rate" });
    else {
      assumedPeg ||= rate.assumedPeg;
      bars.push({ ...bar, ...times(bar, rate.factor) });
    }
  }
  const gaps = [...page.gaps, ...joined(missing)].toSorted((a, b) => a.from - b.from);
  return { ...page, bars, gaps, assumedPeg };
}

/** The open candle, by the rates of now; what is not known of it stays so. */
export async function convertOpen(
  context: ServiceContext,
  open: OpenBar | null,
  quote: AssetId,
  base: AssetId,
): Promise<OpenBar | null> {
  const rate = open === null ? null : await priceAt(context, quote, "now", base);
  return open === null || rate === null ? null : { ...open, ...times(open, decimal(rate.price)) };
}

function times<T extends Pick<OpenBar, "open" | "high" | "low" | "close">>(bar: T, factor: Decimal) {
  const by = (text: string): Amount => toAmount(decimal(text).times(factor));
  const known = (text: string | null) => (text === null ? null : by(text)) as T["open"];
  return { open: known(bar.open), high: known(bar.high), low: known(bar.low), close: by(bar.close) };
}
