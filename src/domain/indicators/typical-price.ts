import type { Series } from "./series.ts";

/** (high + low + close) ÷ 3. */
export function typicalPrice(high: Series, low: Series, close: Series): Series {
  const price = new Float64Array(high.length);
  for (let i = 0; i < price.length; i++) {
    price[i] = ((high[i] as number) + (low[i] as number) + (close[i] as number)) / 3;
  }
  return price;
}
