import { ANNUAL_RETURN } from "./annual-return.ts";
import { ALPHA, BETA } from "./beta.ts";
import { CAPTURE } from "./capture.ts";
import { CORRELATION } from "./correlation.ts";
import { DOWNSIDE_DEVIATION, SORTINO } from "./downside.ts";
import { CALMAR, DRAWDOWN, MAX_DRAWDOWN, ULCER_INDEX } from "./drawdown.ts";
import type { RiskFigure } from "./figure.ts";
import { INFORMATION_RATIO } from "./information-ratio.ts";
import { OMEGA } from "./omega.ts";
import { PERIOD_RETURNS } from "./period-returns.ts";
import { CUMULATIVE_RETURN, RETURNS } from "./returns.ts";
import { KURTOSIS, SKEWNESS } from "./shape.ts";
import { SHARPE } from "./sharpe.ts";
import { STABILITY } from "./stability.ts";
import { TAIL_RATIO } from "./tail-ratio.ts";
import { CONDITIONAL_VALUE_AT_RISK, VALUE_AT_RISK } from "./value-at-risk.ts";
import { SEMI_DEVIATION, VOLATILITY } from "./volatility.ts";

/** All figures of risk, in the order of the documents. Doors, documents and tests go by this list. */
export const FIGURES: readonly RiskFigure[] = [
  RETURNS,
  CUMULATIVE_RETURN,
  PERIOD_RETURNS,
  ANNUAL_RETURN,
  VOLATILITY,
  SEMI_DEVIATION,
  DOWNSIDE_DEVIATION,
  SHARPE,
  SORTINO,
  MAX_DRAWDOWN,
  DRAWDOWN,
  CALMAR,
  ULCER_INDEX,
  VALUE_AT_RISK,
  CONDITIONAL_VALUE_AT_RISK,
  SKEWNESS,
  KURTOSIS,
  OMEGA,
  TAIL_RATIO,
  STABILITY,
  BETA,
  ALPHA,
  CORRELATION,
  INFORMATION_RATIO,
  CAPTURE,
];

const byName: ReadonlyMap<string, RiskFigure> = new Map(FIGURES.map((figure) => [figure.name, figure]));

export const figureOf = (name: string): RiskFigure | undefined => byName.get(name);
