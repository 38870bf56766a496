import type { Dollars } from "../market/dollars.ts";
import { hash } from "../market/random.ts";
import type { Told } from "../venues/venue.ts";
import { decimalsOf, increment, micros } from "../venues/text.ts";

/** Marks a number that is to stand in the text as written, with all its digits and without an exponent. */
const number = (value: number, decimals: number): string => `#${value.toFixed(decimals)}`;

/** JSON in which marked numbers are numbers. */
const text = (value: object): string => JSON.stringify(value).replaceAll(/"#(-?[\d.]+)"/g, "$1");

export function ticker(dollars: Dollars, { pair, name, now, wrong, update }: Told): string {
  const { factor = 1, ago = 0, unknown } = wrong;
  const { profile } = pair;
  const decimals = decimalsOf(profile);
  const day = dollars.day("kraken", pair, now);
  const last = dollars.price("kraken", pair, now) * factor;
  const open = Math.exp(day.open);
  const quantity = (seed: number) => ((day.volume / day.trades) * profile.step * (1 + (hash(now, seed) % 100))) / 20;
  return text({
    channel: unknown === true ? "something_new" : "ticker",
    type: update ? "update" : "snapshot",
    data: [
      {
        symbol: wrong.name === undefined ? name : `${wrong.name}/USD`,
        bid: number(last - increment(profile), decimals),
        bid_qty: number(quantity(1), 8),
        ask: number(last + increment(profile), decimals),
        ask_qty: number(quantity(2), 8),
        last: number(last, decimals),
        volume: number(day.volume * profile.step, 8),
        vwap: number(day.turnover / (day.volume * profile.step), decimals),
        low: number(Math.exp(day.low), decimals),
        high: number(Math.exp(day.high), decimals),
        change: number(last - open, decimals),
        change_pct: number((last / open - 1) * 100, 2),
        trades: day.trades,
        timestamp: micros(now - ago),
      },
    ],
  });
}
