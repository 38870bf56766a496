import type { Dollars } from "../market/dollars.ts";
import { FIRST_SECOND, type Pair } from "../market/market.ts";
import { decimalsOf } from "../venues/text.ts";

const GRANULARITIES = [60, 300, 900, 3600, 21_600, 86_400];
const MOST = 300;

export class Unanswerable extends Error {}

/** Rows of [time in seconds, low, high, open, close, volume], newest first; the newest may still be running. */
export function candles(dollars: Dollars, pair: Pair, query: URLSearchParams, now: number): number[][] {
  const length = Number(query.get("granularity") ?? 60);
  if (!GRANULARITIES.includes(length)) throw new Unanswerable("Unsupported granularity");
  const end = Math.min(time(query.get("end")) ?? now / 1000, now / 1000);
  const start = time(query.get("start")) ?? (Math.floor(end / length) - MOST + 1) * length;
  if ((end - start) / length > MOST) {
    throw new Unanswerable(
      "granularity too small for the requested time range. Count of aggregations requested exceeds 300",
    );
  }
  const { profile } = pair;
  const price = (level: number) => Number(Math.exp(level).toFixed(decimalsOf(profile)));
  const rows: number[][] = [];
  for (let open = Math.floor(end / length) * length; open >= Math.max(start, FIRST_SECOND); open -= length) {
    const bar = dollars.stretch("coinbase", pair, open, open + length, now);
    const volume = Number((bar.volume * profile.step).toFixed(8));
    rows.push([open, price(bar.low), price(bar.high), price(bar.open), price(bar.close), volume]);
  }
  return rows;
}

/** ISO 8601, or seconds since 1970. */
function time(text: string | null): number | null {
  if (text === null || text === "") return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  if (Number.isNaN(seconds)) throw new Unanswerable("Invalid start");
  return seconds;
}
