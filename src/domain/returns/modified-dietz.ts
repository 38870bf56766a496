import { toSignedText, toUnits } from "../money/fixed.ts";
import type { Figure } from "./figure.ts";
import { given, missing } from "./figure.ts";
import type { Period } from "./period.ts";
import { effective, sumsOf } from "./period.ts";

const FORMULA = "(V_E − V_S − F) ÷ (V_S + Σ w_i F_i), w_i = (T − t_i) ÷ T";

/** Modified Dietz: gain on the capital, each flow counted for the time it was there. The clock starts when there is capital. */
export function modifiedDietz(period: Period): Figure {
  const { from, to, opening, closing, flows } = effective(period);
  const sums = sumsOf({ opening, closing, flows });
  const length = to - from;
  let capital = Number(sums.opening);
  for (const { at, direction, value } of flows) {
    const weight = length > 0 ? (to - at) / length : 1;
    capital += weight * Number(direction === "in" ? toUnits(value) : -toUnits(value));
  }
  const explain = {
    formula: FORMULA,
    inputs: {
      V_S: opening,
      V_E: closing,
      F: toSignedText(sums.in - sums.out),
      capital: capital / 1e18,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    },
  };
  return capital > 0 ? given(Number(sums.gain) / capital, explain) : missing("no_capital", explain);
}
