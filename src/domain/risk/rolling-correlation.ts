import { windowPairs } from "../indicators/kernels/window-pairs.ts";
import { nothing, type Series } from "../indicators/series.ts";
import { inCommon, taken } from "./in-common.ts";

/** Correlation of the last `window` pairs at each row that both have; NaN before the first whole window and at other rows. */
export function rollingCorrelation(x: Series, y: Series, window: number): Series {
  const common = inCommon(x, y);
  const line = windowPairs(taken(x, common), taken(y, common), window, "one", "correlation");
  const series = nothing(x.length);
  for (let k = 0; k < common.length; k++) series[common[k] as number] = line[k] as number;
  return series;
}
