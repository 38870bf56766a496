import type { Series } from "./series.ts";

/** (high + low + close) ÷ 3. */
export const typicalPrice = (high: Series, low: Series, close: Series): Series =>
  high.map((h, i) => (h + (low[i] as number) + (close[i] as number)) / 3);
