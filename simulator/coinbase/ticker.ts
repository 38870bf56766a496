import { hash } from "../market/random.ts";
import type { Dollars } from "../market/dollars.ts";
import type { Pair } from "../market/market.ts";
import type { Told } from "../venues/venue.ts";
import { decimalsOf, increment, micros, plain } from "../venues/text.ts";

const DAY = 86_400;
const MONTH = 30;

/** What the exchange says of a product, all numbers as text. Trade numbers are invented, but never run back. */
export function figures(dollars: Dollars, pair: Pair, now: number, factor = 1) {
  const { profile } = pair;
  const decimals = decimalsOf(profile);
  const day = dollars.day("coinbase", pair, now);
  const price = (value: number) => plain(value, decimals);
  const last = dollars.price("coinbase", pair, now) * factor;
  const size = (seed: number) => ((day.volume / day.trades) * profile.step * (1 + (hash(now, seed) % 100))) / 50;
  return {
    price: price(last),
    open: price(Math.exp(day.open)),
    high: price(Math.exp(day.high)),
    low: price(Math.exp(day.low)),
    volume: (day.volume * profile.step).toFixed(8),
    volume30: (month(dollars, pair, now) * profile.step).toFixed(8),
    bid: price(last - increment(profile)),
    ask: price(last + increment(profile)),
    size: (seed: number) => size(seed).toFixed(8),
    trade: Math.floor(now / 250),
  };
}

export function ticker(dollars: Dollars, { pair, name, now, wrong }: Told, sequence: number): string {
  const { factor = 1, ago = 0, unknown } = wrong;
  const said = figures(dollars, pair, now, factor);
  return JSON.stringify({
    type: unknown === true ? "something_new" : "ticker",
    sequence,
    product_id: wrong.name === undefined ? name : `${wrong.name}-USD`,
    price: said.price,
    open_24h: said.open,
    volume_24h: said.volume,
    low_24h: said.low,
    high_24h: said.high,
    volume_30d: said.volume30,
    best_bid: said.bid,
    best_bid_size: said.size(1),
    best_ask: said.ask,
    best_ask_size: said.size(2),
    side: hash(now) % 2 === 0 ? "buy" : "sell",
    time: micros(now - ago),
    trade_id: said.trade,
    last_size: said.size(3),
  });
}

/** Thirty whole days before today and what there is of today. */
function month({ quotes }: Dollars, pair: Pair, now: number): number {
  const today = Math.floor(now / 1000 / DAY) * DAY;
  return quotes.stretch(pair, today - MONTH * DAY, today).volume;
}
