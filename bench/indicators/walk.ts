import type { Input } from "../../src/domain/indicators/indicator.ts";

/** A random walk of candles, the same at every run. */
export function walk(bars: number, seed: number): Record<Input, Float64Array> {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  const columns = Object.fromEntries(
    ["value", "other", "high", "low", "close", "volume", "time"].map((name) => [name, new Float64Array(bars)]),
  ) as Record<Input, Float64Array>;
  let [price, second] = [9_000, 300];
  for (let i = 0; i < bars; i++) {
    price *= 1 + (random() - 0.5) * 0.02;
    second *= 1 + (random() - 0.5) * 0.02;
    columns.value[i] = columns.close[i] = price;
    columns.other[i] = second;
    columns.high[i] = price * (1 + random() * 0.01);
    columns.low[i] = price * (1 - random() * 0.01);
    columns.volume[i] = 1 + random() * 1_000;
    columns.time[i] = i * 3_600_000;
  }
  return columns;
}
