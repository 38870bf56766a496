import { decay, defineIndicator, MOST, wilderFactor } from "./indicator.ts";
import { choice, integer } from "./parameter.ts";
import { nothing, type Lines, type Series } from "./series.ts";
import { trueRange } from "./true-range.ts";

type Seed = "sum" | "talib" | "tulip";

interface Moves {
  readonly up: Series;
  readonly down: Series;
  readonly range: Series;
}

/** Directional moves of each bar. Equal ones cancel to 0; in Tulip both stand. */
function movesOf(high: Series, low: Series, close: Series, seed: Seed): Moves {
  const [up, down] = [new Float64Array(high.length), new Float64Array(high.length)];
  for (let i = 1; i < high.length; i++) {
    const rise = (high[i] as number) - (high[i - 1] as number);
    const fall = (low[i - 1] as number) - (low[i] as number);
    const bothStand = seed === "tulip" && rise === fall;
    if (rise > 0 && (rise > fall || bothStand)) up[i] = rise;
    if (fall > 0 && (fall > rise || bothStand)) down[i] = fall;
  }
  return { up, down, range: trueRange(high, low, close) };
}

/** s ← s − s ÷ n + x from bar `start` on, s the plain sum of bars 1 to `start` at that bar. */
function smoothedSum(x: Series, n: number, start: number): Series {
  const line = nothing(x.length);
  let sum = 0;
  for (let i = 1; i < x.length; i++) {
    sum += i <= start ? (x[i] as number) : (x[i] as number) - sum / n;
    if (i >= start) line[i] = sum;
  }
  return line;
}

/** 100·part ÷ whole, 0 where nothing moved. */
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

export function adx(high: Series, low: Series, close: Series, n: number, seed: Seed): Lines {
  const moves = movesOf(high, low, close, seed);
  const start = seed === "sum" ? n : n - 1;
  const [up, down, range] = [moves.up, moves.down, moves.range].map((x) => smoothedSum(x, n, start));
  const first = seed === "tulip" ? n - 1 : n;
  const lines = { adx: nothing(high.length), plusDi: nothing(high.length), minusDi: nothing(high.length) };
  let average = 0;
  for (let i = first; i < high.length; i++) {
    const plus = percent(up?.[i] as number, range?.[i] as number);
    const minus = percent(down?.[i] as number, range?.[i] as number);
    lines.plusDi[i] = plus;
    lines.minusDi[i] = minus;
    const index = percent(Math.abs(plus - minus), plus + minus);
    const count = i - first + 1;
    average += count <= n ? index / n : (index - average) / n;
    if (count >= n) lines.adx[i] = average;
  }
  return lines;
}

export const ADX = defineIndicator({
  name: "adx",
  title: "Average directional index",
  formula:
    "+DI, −DI = 100·(smoothed directional move) ÷ (smoothed true range); DX = 100·|+DI − −DI| ÷ (+DI + −DI); adx = Wilder's average of DX, seeded with the mean of its first n. A smoothed sum is s ← s − s ÷ n + x; where up and down move are equal, both are 0",
  source: "J. W. Wilder, 1978; Stock.Indicators; `seed=talib`: TA-Lib; `seed=tulip`: Tulip",
  warmUp: "+DI and −DI from bar n, adx from 2n−1; `seed=tulip`: n−1 and 2n−2",
  degenerate: "nothing moves: all 0",
  parameters: {
    n: integer(14, 2, MOST, "Length of the smoothing."),
    seed: choice(
      ["sum", "talib", "tulip"],
      "What the smoothed sums start from: bars 1 to n; `talib`: bars 1 to n−1, bar n smoothed in; `tulip`: the same, with DX already at n−1, and equal moves both standing.",
    ),
  },
  inputs: ["high", "low", "close"],
  outputs: ["adx", "plusDi", "minusDi"],
  first: ({ n, seed }) => (seed === "tulip" ? n - 1 : n),
  lookback: ({ n }) => 2 * n - 1 + 2 * decay(wilderFactor(n)),
  kernel: ({ high, low, close }, { n, seed }) => adx(high, low, close, n, seed),
});
