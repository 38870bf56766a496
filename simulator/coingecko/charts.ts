import { FIRST_SECOND, type Pair } from "../market/market.ts";
import { hash } from "../market/random.ts";
import type { Prices } from "./coins.ts";
import { cap, turnover } from "./markets.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Five minutes within a day, an hour within ninety days, else a day; `interval` may ask for another. */
export function stepOf(span: number, interval: string | null): number {
  if (interval === "daily") return DAY;
  if (interval === "hourly") return HOUR;
  return span <= DAY ? 5 * MINUTE : span <= 90 * DAY ? HOUR : DAY;
}

interface Span {
  from: number;
  to: number;
  step: number;
  now: number;
}

/** Points on a grid that nobody keeps to exactly (but for the days'); up to now, the last one is now itself. */
export function chart(prices: Prices, pair: Pair, currency: string, { from, to, step, now }: Span) {
  const times: number[] = [];
  for (
    let time = Math.ceil(Math.max(from, FIRST_SECOND * 1000) / step) * step;
    time <= Math.min(to, now);
    time += step
  ) {
    times.push(step === DAY ? time : Math.min(time + (hash(time / 1000, pair.profile.rank) % 60_000), now));
  }
  if (to >= now) times.push(now);
  const priceAt = (time: number) => (time === now ? prices.now(pair, currency, now) : prices.at(pair, currency, time));
  const points = [...new Set(times)].map((time) => [time, priceAt(time)] as const);
  const business = turnover(prices, pair, currency, now);
  return {
    prices: points,
    market_caps: points.map(([time, price]) => [time, cap(pair, price)]),
    total_volumes: points.map(([time]) => [time, business * (0.7 + (hash(Math.floor(time / 1000)) % 600) / 1000)]),
  };
}

export const OHLC_DAYS = [1, 7, 14, 30, 90, 180, 365];

/** Rows of [close time, open, high, low, close]. */
export function ohlc(prices: Prices, pair: Pair, currency: string, days: number, now: number): number[][] {
  const length = days === 1 ? 30 * MINUTE : days <= 30 ? 4 * HOUR : 4 * DAY;
  const last = Math.floor(now / length) * length;
  const count = Math.floor((days * DAY) / length);
  return Array.from({ length: count }, (_, n) => {
    const close = last - (count - 1 - n) * length;
    const bar = prices.stretch(pair, (close - length) / 1000, close / 1000, now);
    const rate = prices.perDollar(currency, close);
    return [close, bar.open, bar.high, bar.low, bar.close].map((value, m) =>
      m === 0 ? value : Math.exp(value) * rate,
    );
  });
}
