import type { AssetId } from "../domain/ids.ts";
import { isoTimes } from "../domain/market/candles/iso-times.ts";
import { simpleReturns } from "../domain/risk/returns.ts";
import type { Valuation } from "../domain/valuation/valuation.ts";
import type { ServiceContext } from "./context.ts";
import { dailyArchivesOf, dailyCloses, DAY_MS } from "./daily-closes.ts";
import { datedFigures } from "./dated-figures.ts";
import { refuse, riskDays, type Risk, type RiskQuestion } from "./get-coin-risk.ts";
import { portfolioDailyReturns } from "./portfolio-daily-returns.ts";
import type { PortfolioOf } from "./read-portfolio.ts";
import type { StressOfCrash } from "./stress-portfolio.ts";
import { stressPortfolio } from "./stress-portfolio.ts";
import { valuePortfolio } from "./value-portfolio.ts";

export interface PortfolioRiskInput extends PortfolioOf, RiskQuestion {
  readonly benchmark: AssetId;
}

export interface PortfolioRisk extends Risk {
  readonly base: AssetId;
  readonly benchmark: AssetId;
  /** Days with large flows whose return is rough, and coins that were left out because their value was not known. */
  readonly roughDays: readonly string[];
  readonly excluded: readonly AssetId[];
  readonly stress: {
    /** Held coins without a price today; they are in no sum. */
    readonly unpriced: readonly AssetId[];
    readonly crashes: readonly StressOfCrash[];
  };
}

/** Figures of risk of a portfolio's daily time-weighted returns, and what past crashes would do to what it holds today. */
export async function getPortfolioRisk(context: ServiceContext, input: PortfolioRiskInput): Promise<PortfolioRisk> {
  const { benchmark, figures } = input;
  const [returns, stress] = await Promise.all([
    returnsBeside(context, input, [benchmark]),
    stressToday(context, input),
  ]);
  const { days, ended, own, beside } = returns;
  const rows = { values: own, benchmark: beside.get(benchmark) ?? null, riskFree: null, required: null, dates: ended };
  return {
    base: days.base,
    benchmark,
    time: isoTimes(ended),
    returns: own.reduce((n, value) => n + (Number.isFinite(value) ? 1 : 0), 0),
    roughDays: days.roughDays.map(iso),
    excluded: days.excluded,
    results: datedFigures({ kind: "returns", start: days.days[0]?.day ?? null, ...rows }, figures),
    stress,
  };
}

/** The portfolio's daily returns, and those of coins on the same days in the same currency. */
export async function returnsBeside(
  context: ServiceContext,
  input: PortfolioOf & RiskQuestion,
  coins: readonly AssetId[],
) {
  const span = riskDays(input, context.clock.now());
  const archives = await dailyArchivesOf(context, coins, span.from - DAY_MS);
  if (coins.some((coin) => !archives.of.has(coin))) throw refuse("benchmark", "a coin's id");
  const { viewer, portfolioId } = input;
  const days = await portfolioDailyReturns(context, { viewer, portfolioId, ...span, base: null });
  const first = days.days[0]?.day ?? span.to;
  const closes = await dailyCloses(context, coins, { from: first, to: first + days.days.length * DAY_MS }, days.base);
  return {
    days,
    ended: closes.ended.subarray(1),
    own: Float64Array.from(days.days, ({ value }) => value ?? Number.NaN),
    beside: new Map([...closes.of].map(([coin, series]) => [coin, simpleReturns(series)])),
  };
}

async function stressToday(context: ServiceContext, of: PortfolioOf): Promise<PortfolioRisk["stress"]> {
  const { base, holdings, totals } = JSON.parse(await valuePortfolio(context, of)) as Valuation;
  const held = holdings.flatMap(({ asset, value }) => (value === null ? [] : { asset, value }));
  const owner = of.viewer.userId;
  return { unpriced: totals.unpriced, crashes: await stressPortfolio(context, { holdings: held, base, owner }) };
}

const iso = (time: number): string => new Date(time).toISOString();
