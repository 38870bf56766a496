import type { Input } from "./indicator.ts";

/** A walk that moves like a coin's candles, the same at every run. */
export function market(bars: number, seed = 1): Record<Input, Float64Array> {
  const random = mulberry32(seed);
  const column = () => new Float64Array(bars);
  const [high, low, close, volume, time, other] = [column(), column(), column(), column(), column(), column()];
  let [price, second] = [9_000, 300];
  for (let i = 0; i < bars; i++) {
    const common = (random() - 0.5) * 0.03;
    const open = price;
    price *= 1 + common + (random() - 0.5) * 0.03;
    second *= 1 + common + (random() - 0.5) * 0.03;
    close[i] = price;
    high[i] = Math.max(open, price) * (1 + random() * 0.01);
    low[i] = Math.min(open, price) * (1 - random() * 0.01);
    volume[i] = 50 + random() * 1_000;
    time[i] = Date.UTC(2024, 0, 1) + i * 3_600_000;
    other[i] = second;
  }
  return { value: close, other, high, low, close, volume, time };
}

/** T. Ettinger's generator of 32 bits; enough for test data. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each column changed alike. */
export const mapped = <T extends Readonly<Record<string, Float64Array>>>(
  columns: T,
  change: (x: Float64Array) => Float64Array,
): T => Object.fromEntries(Object.entries(columns).map(([name, series]) => [name, change(series)])) as T;
