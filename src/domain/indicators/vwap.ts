import { defineIndicator } from "./indicator.ts";
import { nothing, type Series } from "./series.ts";
import { typicalPrice } from "./typical-price.ts";

const DAY = 86_400_000;

/** Whether the sums begin anew between two bars' times. `last` is null at the first bar. */
export function begins(anchor: string, time: number, last: number | null): boolean {
  if (last === null) return anchor === "first" || anchor === "day" || time >= Date.parse(anchor);
  if (anchor === "first") return false;
  if (anchor === "day") return Math.floor(time / DAY) !== Math.floor(last / DAY);
  const at = Date.parse(anchor);
  return time >= at && last < at;
}

function vwap(price: Series, volume: Series, time: Series | undefined, anchor: string): Series {
  const line = nothing(price.length);
  let [value, amount, begun] = [0, 0, false];
  for (let i = 0; i < price.length; i++) {
    if (begins(anchor, time?.[i] ?? 0, i === 0 ? null : (time?.[i - 1] ?? 0))) [value, amount, begun] = [0, 0, true];
    if (!begun) continue;
    value += (price[i] as number) * (volume[i] as number);
    amount += volume[i] as number;
    if (amount > 0) line[i] = value / amount;
  }
  return line;
}

export const VWAP = defineIndicator({
  name: "vwap",
  title: "Volume-weighted average price, anchored",
  formula: "Σ typical price × volume ÷ Σ volume since the anchor; typical price = (high + low + close) ÷ 3",
  source: "Stock.Indicators, trading-signals",
  warmUp: "from the anchor on",
  degenerate: "no volume since the anchor: null",
  parameters: {
    anchor: {
      kind: "anchor",
      description:
        "Where the sums begin; must be named, for coins have no session: `first` (the first bar), `day` (each UTC day) or an ISO 8601 time (the first bar at or after it).",
    },
  },
  inputs: ["high", "low", "close", "volume"],
  outputs: ["vwap"],
  first: () => 0,
  lookback: () => null,
  needsTime: ({ anchor }) => anchor !== "first",
  kernel: ({ high, low, close, volume, time }, { anchor }) => ({
    vwap: vwap(typicalPrice(high, low, close), volume, time, anchor),
  }),
});
