import { FIRST_SECOND } from "../market/market.ts";
import type { Quotes } from "../market/quotes.ts";
import { candle, klineRow } from "./candles.ts";
import { isInterval, openOf, shiftOpen } from "./intervals.ts";
import { BadRequest, mandatory, pairOf, wholeNumber } from "./parameters.ts";

const DEFAULT = 500;
const MOST = 1000;

/**
 * Candles by open time, both ends inclusive, oldest first: with `startTime` the oldest from there on, otherwise the
 * latest up to `endTime` or now. The last one may still be running.
 */
export function klines(quotes: Quotes, query: URLSearchParams, now: number): unknown[][] {
  const pair = pairOf(quotes.market, mandatory(query, "symbol"));
  const interval = mandatory(query, "interval");
  if (!isInterval(interval)) throw new BadRequest(-1120, "Invalid interval.");
  if (!["0", null].includes(query.get("timeZone"))) throw new BadRequest(-1130, "Invalid data sent for a parameter.");
  const limit = Math.min(wholeNumber(query, "limit") ?? DEFAULT, MOST);
  const startTime = wholeNumber(query, "startTime");
  const last = openOf(interval, Math.min(wholeNumber(query, "endTime") ?? now, now));
  const listed = openOf(interval, FIRST_SECOND * 1000);

  let open: number;
  if (startTime === null) open = Math.max(listed, shiftOpen(interval, last, 1 - limit));
  else {
    const from = Math.max(startTime, listed);
    const before = openOf(interval, from);
    open = before === from ? from : shiftOpen(interval, before, 1);
  }
  const rows: unknown[][] = [];
  for (; open <= last && rows.length < limit; open = shiftOpen(interval, open, 1)) {
    rows.push(klineRow(candle(quotes, pair, interval, open, now)));
  }
  return rows;
}
