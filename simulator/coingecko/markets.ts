import { FIRST_SECOND, type Pair } from "../market/market.ts";
import type { Listed, Prices } from "./coins.ts";
import { percent, shown, whole } from "./numbers.ts";

const DAY = 86_400_000;
const SPANS: Record<string, number> = { "1h": 1 / 24, "24h": 1, "7d": 7, "14d": 14, "30d": 30, "200d": 200, "1y": 365 };
/** All venues together trade a multiple of what one does. */
const VENUES = 3;

export const cap = ({ profile }: Pair, price: number): number => profile.supply * price;

/** Traded everywhere within 24 hours. */
export const turnover = (prices: Prices, pair: Pair, currency: string, now: number): number =>
  prices.day(pair, now).turnover * VENUES * prices.perDollar(currency, now);

export interface Row {
  coin: Listed;
  rank: number | null;
  currency: string;
  now: number;
  precision: string | null;
  sparkline: boolean;
  /** Spans of time of which the change is asked for as well. */
  spans: string[];
}

/** A coin of `/coins/markets`. Whatever of a coin without a price could be a number is null. */
export function marketRow(prices: Prices, row: Row): Record<string, unknown> {
  const { coin, currency, now, sparkline, spans } = row;
  const { id, symbol, name, pair } = coin;
  const image = `https://coin-images.coingecko.com/coins/images/${row.rank ?? 0}/large/${id}.png?1696501400`;
  const values = pair === null ? NOTHING : figures(prices, pair, row);
  const changes = spans.map((span) => {
    const then = pair === null ? null : prices.at(pair, currency, now - (SPANS[span] ?? 1) * DAY);
    const change = pair === null || then === null ? null : percent((prices.now(pair, currency, now) / then - 1) * 100);
    return [`price_change_percentage_${span}_in_currency`, change] as const;
  });
  return {
    id,
    symbol,
    name,
    image,
    ...values,
    ...(sparkline ? { sparkline_in_7d: { price: pair === null ? [] : week(prices, pair, row) } } : {}),
    ...Object.fromEntries(changes),
  };
}

const week = (prices: Prices, pair: Pair, { currency, now, precision }: Row): number[] =>
  Array.from({ length: 168 }, (_, n) =>
    shown(prices.at(pair, currency, now - (167 - n) * 3_600_000), precision ?? "full"),
  );

export const isSpan = (span: string): boolean => span in SPANS;

function figures(prices: Prices, pair: Pair, { rank, currency, now, precision }: Row) {
  const price = prices.now(pair, currency, now);
  const before = prices.at(pair, currency, now - DAY);
  const day = prices.day(pair, now);
  const rate = prices.perDollar(currency, now);
  const { supply } = pair.profile;
  const { highest, lowest } = extremes(prices, pair, currency, now);
  const changed = percent((price / before - 1) * 100);
  return {
    current_price: shown(price, precision),
    market_cap: whole(cap(pair, price)),
    market_cap_rank: rank,
    fully_diluted_valuation: whole(cap(pair, price) * 1.05),
    total_volume: whole(turnover(prices, pair, currency, now)),
    high_24h: shown(Math.exp(day.high) * rate, precision),
    low_24h: shown(Math.exp(day.low) * rate, precision),
    price_change_24h: price - before,
    price_change_percentage_24h: changed,
    market_cap_change_24h: cap(pair, price) - cap(pair, before),
    market_cap_change_percentage_24h: changed,
    circulating_supply: supply,
    total_supply: whole(supply * 1.05),
    max_supply: pair.profile.rank % 3 === 0 ? null : whole(supply * 1.05),
    ath: shown(highest.price, precision),
    ath_change_percentage: percent((price / highest.price - 1) * 100),
    ath_date: new Date(highest.time).toISOString(),
    atl: shown(lowest.price, precision),
    atl_change_percentage: percent((price / lowest.price - 1) * 100),
    atl_date: new Date(lowest.time).toISOString(),
    roi: null,
    last_updated: new Date(now).toISOString(),
  };
}

export const NOTHING: Record<keyof ReturnType<typeof figures>, null> = {
  current_price: null,
  market_cap: null,
  market_cap_rank: null,
  fully_diluted_valuation: null,
  total_volume: null,
  high_24h: null,
  low_24h: null,
  price_change_24h: null,
  price_change_percentage_24h: null,
  market_cap_change_24h: null,
  market_cap_change_percentage_24h: null,
  circulating_supply: null,
  total_supply: null,
  max_supply: null,
  ath: null,
  ath_change_percentage: null,
  ath_date: null,
  atl: null,
  atl_change_percentage: null,
  atl_date: null,
  roi: null,
  last_updated: null,
};

/** Highest and lowest of all months' first moments and of now: near enough for a record that nobody trades on. */
function extremes(prices: Prices, pair: Pair, currency: string, now: number) {
  const first = new Date(FIRST_SECOND * 1000);
  const points = [{ time: now, price: prices.now(pair, currency, now) }];
  for (let n = 0; ; n++) {
    const time = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n, 1);
    if (time >= now) break;
    points.push({ time, price: prices.at(pair, currency, time) });
  }
  const sorted = points.toSorted((a, b) => a.price - b.price);
  return {
    highest: sorted.at(-1) as { time: number; price: number },
    lowest: sorted[0] as { time: number; price: number },
  };
}
