import type { AssetId } from "../domain/ids.ts";
import { isoTimes } from "../domain/market/candles/iso-times.ts";
import { jsonText } from "../platform/json-text.ts";
import { problem } from "../platform/problem.ts";
import type { FigureRequest } from "./calc-risk.ts";
import type { ServiceContext } from "./context.ts";
import type { DailyCloses, DaySpan } from "./daily-closes.ts";
import { dailyArchivesOf, dailyCloses, DAY_MS, daysOf } from "./daily-closes.ts";
import type { DatedFigure } from "./dated-figures.ts";
import { datedFigures } from "./dated-figures.ts";
import { sharedAnswer } from "./shared-answer.ts";
import { writtenOnce } from "./written-once.ts";

/** Days an answer looks at, at most and without `from`. */
export const MOST_DAYS = 3_650;
export const USUAL_DAYS = 365;
/** Rows times windows that rolling figures look at. */
const MOST_LOOKS = 2_000_000;

export interface RiskQuestion {
  readonly from: number | null;
  readonly to: number | null;
  readonly figures: readonly FigureRequest[];
  /** As they were written: the same text is the same question. */
  readonly text: string;
}

export interface CoinRiskInput extends RiskQuestion {
  readonly id: AssetId;
  readonly benchmark: AssetId;
}

export interface Risk {
  /** When each day ended. */
  readonly time: readonly string[];
  /** Days that have a return. */
  readonly returns: number;
  readonly results: readonly DatedFigure[];
}

export interface CoinRisk extends Risk {
  readonly coin: AssetId;
  readonly benchmark: AssetId;
  readonly venue: string | null;
  readonly symbol: string | null;
  readonly simulated: boolean;
  readonly covered: { readonly from: string; readonly to: string } | null;
}

const answers = writtenOnce<CoinRisk>();

/** Figures of risk of a coin's daily closes in dollars. */
export async function getCoinRisk(context: ServiceContext, input: CoinRiskInput) {
  const { id, benchmark } = input;
  const span = riskDays(input, context.clock.now());
  const coins = [...new Set([id, benchmark])];
  const archives = await dailyArchivesOf(context, coins, span.from - DAY_MS);
  const archive = archives.of.get(id);
  if (archive === undefined) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no coin "${id}".` });
  if (!archives.of.has(benchmark))
    throw problem("VALIDATION_ERROR", { errors: [{ path: "query.benchmark", expected: "a coin's id" }] });
  const question = `risk ${coins.join()} ${span.from} ${span.to} ${input.text}`;
  const load = async () => {
    const closes = await dailyCloses(context, coins, span);
    const { venue, symbol, fromTime, toTime, listedAt } = archive;
    const begin = fromTime === null ? null : Math.max(fromTime, listedAt ?? 0);
    return jsonText({
      coin: id,
      benchmark,
      venue,
      symbol,
      simulated: context.config.market === "simulated",
      covered: begin === null || toTime === null ? null : { from: iso(begin), to: iso(toTime) },
      ...riskOf(closes, input),
    });
  };
  return sharedAnswer(context, answers, question, archives.version, load);
}

function riskOf({ ended, of }: DailyCloses, { id, benchmark, figures }: CoinRiskInput): Risk {
  const values = of.get(id) ?? new Float64Array();
  const rows = { values, benchmark: of.get(benchmark) ?? null, riskFree: null, required: null, dates: ended };
  return {
    time: isoTimes(ended),
    returns: values.reduce((n, x, i) => n + (i > 0 && Number.isFinite(x / (values[i - 1] as number)) ? 1 : 0), 0),
    results: datedFigures({ kind: "closes", start: null, ...rows }, figures),
  };
}

/** The days of a question, within what one answer may look at. */
export function riskDays({ from, to, figures }: RiskQuestion, now: number): DaySpan {
  const span = daysOf({ from, to }, USUAL_DAYS, now);
  const days = (span.to - span.from) / DAY_MS;
  if (days <= 0) throw refuse("from", "a day before `to` and before today");
  if (days > MOST_DAYS) throw refuse("from", `at most ${MOST_DAYS} days before \`to\``);
  const looks = figures.reduce((sum, { parameters }) => sum + days * Number(parameters["window"] ?? 0), 0);
  if (looks > MOST_LOOKS) throw refuse("figures", `at most ${MOST_LOOKS} days times windows`);
  return span;
}

export const refuse = (field: string, expected: string) =>
  problem("VALIDATION_ERROR", { errors: [{ path: `query.${field}`, expected }] });

const iso = (time: number): string => new Date(time).toISOString();
