import { defineFigure } from "./figure.ts";
import { mar, perPeriod, periodRate, rateOf, riskFree, year } from "./rate.ts";
import { minus } from "./statistics.ts";

export const OMEGA = defineFigure({
  name: "omega",
  title: "Omega ratio",
  formula: "Σ max(r − rf − mar, 0) ÷ Σ max(mar + rf − r, 0)",
  source: "empyrical (risk-free of a period with `perPeriod`, required return of a year without)",
  parameters: { year, riskFree, mar, perPeriod },
  columns: ["returns", "riskFree"],
  fewest: 2,
  formulaOf(data, parameters) {
    const rate = rateOf(data.riskFree, parameters.riskFree, parameters);
    const required = periodRate(parameters.mar, parameters.year, parameters.perPeriod);
    if (rate === null || required === null) return "rate_too_low";
    let [above, below] = [0, 0];
    for (const r of minus(minus(data.returns, rate), required)) {
      if (r > 0) above += r;
      else below -= r;
    }
    return below === 0 ? "no_loss" : above / below;
  },
});
