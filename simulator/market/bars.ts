import { gaussian, type Random } from "./random.ts";

/**
 * Consecutive bars of one length. Prices are natural logarithms, so that a market factor adds and a price is never
 * negative; `edges[i]` is the open of bar i and the close of the bar before it. Volume and trades are whole numbers
 * (volume in the pair's smallest step), so that parts add up to the whole exactly.
 */
export interface Bars {
  edges: Float64Array;
  high: Float64Array;
  low: Float64Array;
  /** Standard deviation of the bar's own move, without the market's. */
  own: Float64Array;
  volume: Float64Array;
  trades: Float64Array;
}

export function emptyBars(size: number): Bars {
  return {
    edges: new Float64Array(size + 1),
    high: new Float64Array(size),
    low: new Float64Array(size),
    own: new Float64Array(size),
    volume: new Float64Array(size),
    trades: new Float64Array(size),
  };
}

/** Reads a typed array inside its bounds; the loops here never leave them. */
export const at = (values: Float64Array, index: number): number => values[index] as number;

/** How far a Brownian bridge from 0 to `move` rises above 0 (its maximum's distribution, inverted at a random place). */
export function rise(move: number, sigma: number, random: Random): number {
  return (move + Math.sqrt(move * move - 2 * sigma * sigma * Math.log(random()))) / 2;
}

interface Split {
  size: number;
  random: Random;
  /** The market's bars of the same time and size, and how strongly they pull. */
  driver: Bars | null;
  beta: number;
  /** Relative business of each child, as hours of a day; 1 where all are alike. */
  rhythm?: (child: number) => number;
  /** The finest level has no wicks: its edges themselves touch the parent's high and low. */
  finest?: boolean;
}

/**
 * Splits bar `index` of `parent` into `size` bars that begin and end where it does, stay within its high and low,
 * touch both, and share out its volume and trades without rest.
 */
export function split(parent: Bars, index: number, options: Split): Bars {
  const { size, random, driver, beta } = options;
  const bars = emptyBars(size);
  const open = at(parent.edges, index);
  const close = at(parent.edges, index + 1);
  const high = at(parent.high, index);
  const low = at(parent.low, index);

  const shares = activity(size, random, options.rhythm);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    bars.own[i] = at(parent.own, index) * Math.sqrt(at(shares, i));
    const pull = driver === null ? 0 : beta * (at(driver.edges, i + 1) - at(driver.edges, i));
    const move = pull + at(bars.own, i) * gaussian(random);
    bars.edges[i + 1] = move;
    sum += move;
  }
  const rest = close - open - sum;
  let level = open;
  bars.edges[0] = open;
  for (let i = 0; i < size; i++) {
    level += at(bars.edges, i + 1) + rest * at(shares, i);
    bars.edges[i + 1] = Math.min(high, Math.max(low, level));
  }
  bars.edges[size] = close;

  if (options.finest === true) touch(bars.edges, high, low);
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < size; i++) {
    const from = at(bars.edges, i);
    const to = at(bars.edges, i + 1);
    bars.high[i] = Math.max(from, to);
    bars.low[i] = Math.min(from, to);
    if (options.finest !== true) {
      const sigma = Math.hypot(at(bars.own, i), driver === null ? 0 : beta * at(driver.own, i));
      bars.high[i] = Math.min(high, from + rise(to - from, sigma, random));
      bars.low[i] = Math.max(low, from - rise(from - to, sigma, random));
    }
    if (at(bars.high, i) > at(bars.high, top)) top = i;
    if (at(bars.low, i) < at(bars.low, bottom)) bottom = i;
  }
  if (options.finest !== true) {
    bars.high[top] = high;
    bars.low[bottom] = low;
  }

  const busy = shares.map((share, i) => share * Math.exp(0.3 * gaussian(random)) * (1 + spread(bars, i, high - low)));
  shareOut(at(parent.volume, index), busy, bars.volume);
  shareOut(at(parent.trades, index), busy, bars.trades);
  return bars;
}

/** Shares of the whole that add up to 1, drifting slowly, so that busy times come in clusters. */
function activity(size: number, random: Random, rhythm: (child: number) => number = () => 1): Float64Array {
  const shares = new Float64Array(size);
  let mood = 0;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    mood = 0.8 * mood + 0.35 * gaussian(random);
    shares[i] = rhythm(i) * Math.exp(mood);
    sum += at(shares, i);
  }
  return shares.map((share) => share / sum);
}

/** Volume follows movement. */
function spread(bars: Bars, index: number, whole: number): number {
  return whole === 0 ? 0 : (2 * (at(bars.high, index) - at(bars.low, index))) / whole;
}

function touch(edges: Float64Array, high: number, low: number): void {
  const last = edges.length - 1;
  let top = 1;
  for (let i = 2; i < last; i++) if (at(edges, i) > at(edges, top)) top = i;
  if (Math.max(at(edges, 0), at(edges, last)) < high) edges[top] = high;
  let bottom = top === 1 ? 2 : 1;
  for (let i = 1; i < last; i++) if (i !== top && at(edges, i) < at(edges, bottom)) bottom = i;
  if (Math.min(at(edges, 0), at(edges, last)) > low) edges[bottom] = low;
}

/** Whole parts of a whole total: rounding the running sum leaves no rest and doubles nothing. */
function shareOut(total: number, weights: Float64Array, parts: Float64Array): void {
  const sum = weights.reduce((so, weight) => so + weight, 0);
  let running = 0;
  let given = 0;
  for (let i = 0; i < parts.length; i++) {
    running += at(weights, i);
    const until = i === parts.length - 1 ? total : Math.round((total * running) / sum);
    parts[i] = until - given;
    given = until;
  }
}
