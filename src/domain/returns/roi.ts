import { toSignedText } from "../money/fixed.ts";
import type { Figure } from "./figure.ts";
import { given, missing } from "./figure.ts";
import type { Period } from "./period.ts";
import { ratio, sumsOf } from "./period.ts";

const FORMULA = "(V_E − V_S − (in − out)) ÷ (V_S + in)";

/** Simple return: gain on all that was there and all that was put in. The 24 h change of a portfolio is this, of 24 h. */
export function simpleReturn(period: Period): Figure {
  const sums = sumsOf(period);
  const divisor = sums.opening + sums.in;
  const explain = {
    formula: FORMULA,
    inputs: {
      V_S: period.opening,
      V_E: period.closing,
      in: toSignedText(sums.in),
      out: toSignedText(sums.out),
      gain: toSignedText(sums.gain),
    },
  };
  return divisor > 0n ? given(ratio(sums.gain, divisor), explain) : missing("no_capital", explain);
}
