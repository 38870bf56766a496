import type { PortfolioRisk, RiskFigure } from "../../../src/client/api.ts";
import { Fact, Facts } from "../components/facts.tsx";
import { Unknown } from "../components/unknown.tsx";
import { formatShare } from "../format/percent.ts";
import { numberFormat } from "../format/number-format.ts";

/** Figure → what a person calls it, what it means, and how it is written. */
const NAMES: Readonly<Record<string, { name: string; means: string; as: "share" | "number" }>> = {
  volatility: { name: "Volatility", means: "deviation of daily returns, for a year of 365 days", as: "share" },
  sharpe: { name: "Sharpe", means: "return over its deviation, a year", as: "number" },
  sortino: { name: "Sortino", means: "return over its deviation downwards, a year", as: "number" },
  maxDrawdown: { name: "Largest drawdown", means: "from a peak to the lowest point after it", as: "share" },
  var: { name: "Value at risk", means: "what one day in twenty was worse than", as: "share" },
  cvar: { name: "Expected shortfall", means: "mean of the worst days", as: "share" },
  beta: { name: "Beta", means: "how much it moves with the benchmark", as: "number" },
};

const REASONS: Readonly<Record<string, string>> = { not_enough_returns: "fewer than 30 days of returns" };

/** Each figure with what it means; every one that is a return keeps its sign. */
export const RiskFigures = ({ of: { results } }: { of: PortfolioRisk }) => (
  <Facts>
    {results.flatMap((figure) => {
      const named = NAMES[figure.figure];
      return named === undefined
        ? []
        : [
            <Fact key={figure.figure} label={named.name} means={named.means}>
              <FigureText figure={figure} as={named.as} />
            </Fact>,
          ];
    })}
  </Facts>
);

function FigureText({ figure: { value, reason }, as }: { figure: RiskFigure; as: "share" | "number" }) {
  if (value === null) return <Unknown why={REASONS[reason ?? ""] ?? (reason ?? "not known").replaceAll("_", " ")} />;
  return <>{as === "share" ? formatShare(value) : numberFormat({ maximumFractionDigits: 2 }).format(value)}</>;
}
