import type { AssetId } from "../domain/ids.ts";
import { isFiat } from "../domain/ids.ts";
import type { Amount, SignedAmount } from "../domain/money/amount.ts";
import type { HeldAt } from "../domain/portfolio/answers/holdings-over.ts";
import type { HeldCoin, PortfolioFigure } from "../domain/sentiment/portfolio.ts";
import { portfolioFigure } from "../domain/sentiment/portfolio.ts";
import type { Label } from "../domain/sentiment/score.ts";
import { labelOf, MODEL_VERSION } from "../domain/sentiment/score.ts";
import type { Valuation } from "../domain/valuation/valuation.ts";
import type { ServiceContext } from "./context.ts";
import type { TrendInterval } from "./get-sentiment-trend.ts";
import { trendSpan } from "./get-sentiment-trend.ts";
import { holdingsAt } from "./holdings-at.ts";
import { hoursBySpan } from "./hours-by-span.ts";
import type { PortfolioOf } from "./read-portfolio.ts";
import { latestSentiment } from "./latest-sentiment.ts";
import { valuePortfolio } from "./value-portfolio.ts";

export interface PortfolioSentiment extends PortfolioFigure {
  readonly label: Label | null;
  readonly base: AssetId;
  /** Version of the ledger that was valued. */
  readonly version: number;
  readonly stale: boolean;
  readonly simulated: boolean;
  /** Of the market as a whole, to compare with. */
  readonly market: number | null;
  readonly models: readonly string[];
  readonly modelVersion: string;
  readonly asOf: string;
  readonly interval: TrendInterval;
  readonly points: readonly PortfolioPoint[];
}

/** What the portfolio's sentiment was when an interval ended, by what was held then. */
export interface PortfolioPoint extends Pick<PortfolioFigure, "value" | "coverage"> {
  readonly time: number;
  readonly label: Label | null;
  /** Coins that had a score. */
  readonly coins: number;
}

interface Question extends PortfolioOf {
  readonly interval: TrendInterval;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * What the news says of what a person holds: now by the live valuation, over time by the holdings of each hour that was fixed
 * then.
 */
export async function getPortfolioSentiment(
  context: ServiceContext,
  { viewer, portfolioId, ...asked }: Question,
): Promise<PortfolioSentiment> {
  const of = { viewer, portfolioId };
  const now = context.clock.now();
  const { width, first, last } = trendSpan(asked, now);
  const ends: number[] = [];
  for (let time = first; time <= last && time + width <= now; time += width) ends.push(time + width);
  const [text, held, latest] = await Promise.all([
    valuePortfolio(context, of),
    // The last one tells what of the present holdings is money.
    holdingsAt(context, { ...of, times: [...ends, now] }),
    latestSentiment(context),
  ]);
  const valuation = JSON.parse(text) as Valuation;
  const pegged = new Set(held.times.at(-1)?.coins.flatMap((coin) => (coin.pegged ? coin.asset : [])));
  const figure = portfolioFigure(
    valuation.holdings.map(({ asset, value }) => heldCoin(asset, value, pegged.has(asset))),
    (asset) => latest.coins[asset]?.figure.value ?? null,
  );
  const models = figure.coins.flatMap(({ asset }) => latest.coins[asset]?.models ?? []);
  return {
    ...figure,
    label: figure.value === null ? null : labelOf(figure.value),
    base: valuation.base,
    version: valuation.version,
    stale: valuation.totals.stale,
    simulated: valuation.simulated,
    market: latest.market.value,
    models: [...new Set(models)],
    modelVersion: MODEL_VERSION,
    asOf: valuation.asOf,
    interval: asked.interval,
    points: await pointsOf(context, held.times.slice(0, -1), width),
  };
}

/** A point for each interval whose last hour was fixed. */
async function pointsOf(context: ServiceContext, times: readonly HeldAt[], width: number): Promise<PortfolioPoint[]> {
  const assets = new Set(times.flatMap(({ coins }) => coins.flatMap(({ asset, pegged }) => (pegged ? [] : asset))));
  const scores = await hoursBySpan(
    context,
    [...assets],
    times.map(({ at }) => at),
    width,
  );
  return times.flatMap(({ at, coins }) => {
    const scoreOf = scores.get(at);
    if (scoreOf === undefined) return [];
    const held = coins.map(({ asset, value, pegged }) => heldCoin(asset, value, pegged));
    const { value, coverage, coins: counted } = portfolioFigure(held, (asset) => scoreOf.get(asset) ?? null);
    const label = value === null ? null : labelOf(value);
    return [{ time: at - width, value, label, coverage, coins: counted.length }];
  });
}

const heldCoin = (asset: AssetId, value: SignedAmount | null, pegged: boolean): HeldCoin => ({
  asset,
  // What is owed is no holding.
  value: value === null || value.startsWith("-") ? null : (value as unknown as Amount),
  apart: isFiat(asset) ? "cash" : pegged ? "pegged" : null,
});
