import type { AssetId } from "../domain/ids.ts";
import { isFiat } from "../domain/ids.ts";
import { decimal } from "../domain/money/amount.ts";
import { simpleReturns } from "../domain/risk/returns.ts";
import type { Valuation } from "../domain/valuation/valuation.ts";
import type { ServiceContext } from "./context.ts";
import { dailyArchivesOf, dailyCloses, DAY_MS } from "./daily-closes.ts";
import { riskDays } from "./get-coin-risk.ts";
import type { Correlations } from "./get-correlation.ts";
import { correlationsOf, MARKET } from "./get-correlation.ts";
import { returnsBeside } from "./get-portfolio-risk.ts";
import type { PortfolioOf } from "./read-portfolio.ts";
import { valuePortfolio } from "./value-portfolio.ts";

/** Coins beside the portfolio. */
export const MOST_COINS = 19;
export const PORTFOLIO = "portfolio";

export interface PortfolioCorrelation extends Correlations {
  readonly base: AssetId;
  /** `portfolio`, then coins. */
  readonly columns: readonly string[];
  readonly window: number;
  readonly time: readonly string[];
}

/** How a portfolio's daily time-weighted returns move with the coins that it holds, and with bitcoin. */
export async function getPortfolioCorrelation(
  context: ServiceContext,
  {
    window,
    ...of
  }: PortfolioOf & { readonly window: number; readonly from: number | null; readonly to: number | null },
): Promise<PortfolioCorrelation> {
  const { holdings } = JSON.parse(await valuePortfolio(context, of)) as Valuation;
  const question = { ...of, figures: [], text: "" };
  const span = riskDays(question, context.clock.now());
  const largest = holdings
    .toSorted((a, b) => decimal(b.value ?? "0").cmp(decimal(a.value ?? "0")))
    .flatMap(({ asset }) => (isFiat(asset) ? [] : asset));
  const wanted = [...new Set([MARKET, ...largest])];
  const { of: known } = await dailyArchivesOf(context, wanted, span.from - DAY_MS);
  const coins = wanted.filter((coin) => known.has(coin)).slice(0, MOST_COINS);
  const { days, ended, own, beside } = await returnsBeside(context, question, coins);
  const first = days.days[0]?.day ?? span.to;
  const { of: dollars } = await dailyCloses(context, [MARKET], { from: first, to: first + ended.length * DAY_MS });
  const columns = [
    { name: PORTFOLIO, returns: own },
    ...coins.map((name) => ({ name, returns: beside.get(name) ?? new Float64Array() })),
  ];
  return {
    base: days.base,
    columns: columns.map(({ name }) => name),
    window,
    time: Array.from(ended, (time) => new Date(time).toISOString()),
    ...correlationsOf(columns, simpleReturns(dollars.get(MARKET) ?? new Float64Array()), window),
  };
}
