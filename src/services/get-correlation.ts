import type { AssetId } from "../domain/ids.ts";
import type { Series } from "../domain/indicators/series.ts";
import { toNullable } from "../domain/indicators/series.ts";
import { correlationMatrix, type Matrix } from "../domain/risk/correlation.ts";
import { onBadDays } from "../domain/risk/on-bad-days.ts";
import { simpleReturns } from "../domain/risk/returns.ts";
import { rollingCorrelation } from "../domain/risk/rolling-correlation.ts";
import { jsonText } from "../platform/json-text.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import type { DaySpan } from "./daily-closes.ts";
import { dailyArchivesOf, dailyCloses, DAY_MS, daysOf } from "./daily-closes.ts";
import { riskDays, USUAL_DAYS } from "./get-coin-risk.ts";
import { sharedAnswer } from "./shared-answer.ts";
import { writtenOnce } from "./written-once.ts";

/** The market whose bad days are looked at. */
export const MARKET = "bitcoin" as AssetId;

export interface CorrelationInput {
  readonly coins: readonly AssetId[];
  readonly window: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** Correlations of columns of daily returns: of all days, rolling with the first, and on the market's bad days. */
export interface Correlations {
  readonly matrix: readonly (readonly (number | null)[])[];
  /** Days that each pair has in common. */
  readonly days: readonly (readonly number[])[];
  /** Of the first with each other, of the last `window` days that both have. */
  readonly rolling: readonly { readonly with: string; readonly values: readonly (number | null)[] }[];
  readonly onBadDays: {
    readonly days: number;
    readonly matrix: readonly (readonly (number | null)[])[];
    readonly common: readonly (readonly number[])[];
  };
}

export interface Correlation extends Correlations {
  readonly coins: readonly AssetId[];
  readonly window: number;
  readonly simulated: boolean;
  /** When each day ended that has returns. */
  readonly time: readonly string[];
}

const answers = writtenOnce<Correlation>();

/** How coins' daily returns in dollars move together. */
export async function getCorrelation(context: ServiceContext, input: CorrelationInput) {
  const { coins, window } = input;
  const span = riskDays({ ...input, figures: [], text: "" }, context.clock.now());
  const needed = [...new Set([...coins, MARKET])];
  const archives = await dailyArchivesOf(context, needed, span.from - DAY_MS);
  const unknown = coins.filter((coin) => !archives.of.has(coin));
  if (unknown.length > 0)
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "query.coins", expected: `coins' ids; not known: ${unknown.join()}` }],
    });
  const question = questionOf(coins, window, span);
  const load = async () => {
    const { ended, of } = await dailyCloses(context, needed, span);
    const returnsOf = (coin: AssetId) => simpleReturns(of.get(coin) ?? new Float64Array());
    const columns = coins.map((coin) => ({ name: coin, returns: returnsOf(coin) }));
    return jsonText({
      coins,
      window,
      simulated: context.config.market === "simulated",
      time: Array.from(ended.subarray(1), (time) => new Date(time).toISOString()),
      ...correlationsOf(columns, returnsOf(MARKET), window),
    });
  };
  return sharedAnswer(context, answers, question, archives.version, load);
}

/** What the cache calls it; `warmCorrelation` reads it. */
const questionOf = (coins: readonly AssetId[], window: number, { from, to }: DaySpan): string =>
  `correlation ${coins.join()} ${window} ${from} ${to}`;

/** Answers a popular question before anybody asks: that of yesterday, for today, as soon as the day's candles are in. */
export async function warmCorrelation(context: ServiceContext, question: string): Promise<void> {
  const [, coins = "", window, from, to] = /^correlation (\S+) (\d+) (\d+) (\d+)$/.exec(question) ?? [];
  if (coins === "") return;
  const today = daysOf({ from: null, to: null }, USUAL_DAYS, context.clock.now()).to;
  const moved = today - Number(to) === DAY_MS ? DAY_MS : 0;
  await getCorrelation(context, {
    coins: coins.split(",") as AssetId[],
    window: Number(window),
    from: Number(from) + moved,
    to: Number(to) + moved,
  });
}

export function correlationsOf(
  columns: readonly { readonly name: string; readonly returns: Series }[],
  market: Series,
  window: number,
): Correlations {
  const returns = columns.map((column) => column.returns);
  const { values: matrix, rows: days }: Matrix = correlationMatrix(returns);
  const bad = onBadDays(returns, market);
  const [first, ...others] = columns;
  return {
    matrix,
    days,
    rolling: others.map(({ name, returns: other }) => ({
      with: name,
      values: toNullable(rollingCorrelation(first?.returns ?? other, other, window)),
    })),
    onBadDays: { days: bad.days, matrix: bad.values, common: bad.rows },
  };
}
