import { z } from "@hono/zod-openapi";
import { REASONS, type Reason } from "../../domain/risk/figure.ts";
import { FIGURES } from "../../domain/risk/figures.ts";
import { MOST_DAYS, USUAL_DAYS } from "../../services/get-coin-risk.ts";
import { AnyNumber, ParametersSchema } from "../calc/parameters.ts";
import { AssetIdSchema, CountSchema, orNull, TimeSchema } from "../http/schemas.ts";
import { FigureSetSchema, MOST_FIGURES } from "./figure-set.ts";
import { candleFields } from "./indicator-schemas.ts";

/** Rows of an answer: the days of the span, and the one before from whose close the first return counts. */
export const MOST_ROWS = MOST_DAYS + 1;

export const spanQuery = {
  from: TimeSchema.optional().openapi({
    description: `First UTC day. Default: ${USUAL_DAYS} days before \`to\`; at most ${MOST_DAYS}.`,
    example: "2025-01-01T00:00:00.000Z",
  }),
  to: TimeSchema.optional().openapi({
    description: "Up to the last day that ended by then. Default: now.",
    example: "2026-01-01T00:00:00.000Z",
  }),
} as const;

export const BenchmarkSchema = AssetIdSchema.prefault("bitcoin").openapi({
  description: "The coin that alpha, beta, correlation, capture and the information ratio compare with.",
  default: "bitcoin",
});

export const CoinRiskQuery = z.object({ ...spanQuery, benchmark: BenchmarkSchema, figures: FigureSetSchema });

const time = (description: string) => orNull(TimeSchema, description);

const DatedSpan = z
  .object({ from: time("When it begins; null: there was none."), to: time("When it ends.") })
  .openapi("DatedSpan", { description: "From one day to another." });

const DatedCourse = z
  .object({
    peak: time("The peak before the deepest fall; null: it never fell."),
    trough: time("The bottom; null: it never fell."),
    recovered: time("First day at that peak again; null: not yet."),
    longestBetweenPeaks: DatedSpan.openapi({
      description: "Longest time from one peak to the next, an open one to the last day.",
    }),
    longestRecovery: DatedSpan.openapi({
      description: "Longest time from a bottom to the next peak, an open one to the last day.",
    }),
  })
  .openapi("DatedCourse", { description: "When the drawdown was." });

const reasons = Object.entries(REASONS).map(([code, words]) => `\`${code}\`: ${words}`);
const formulas = FIGURES.map(({ name, title, formula }) => `\`${name}\`, ${title}: ${formula}.`);

const FigureResult = z
  .object({
    figure: z.string().max(40).openapi({ description: "Its name." }),
    parameters: ParametersSchema,
    value: orNull(AnyNumber, "The figure, a fraction where it is a return; of a series its last."),
    reason: orNull(z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]), `Why there is none. ${reasons.join("; ")}.`),
    series: orNull(
      z.array(AnyNumber.nullable()).max(MOST_ROWS),
      "A figure of each day of `time`, where there are such.",
    ),
    course: orNull(DatedCourse, "Of the maximum drawdown: when."),
  })
  .openapi("RiskFigure", { description: formulas.join("\n") });

/** What the figures of a coin and of a portfolio have in common. */
export const riskFields = {
  benchmark: AssetIdSchema.openapi({ description: "As asked for." }),
  time: z.array(TimeSchema).max(MOST_ROWS).openapi({ description: "When each day ended, oldest first." }),
  returns: CountSchema.openapi({ description: "Days that have a return." }),
  results: z.array(FigureResult).max(MOST_FIGURES).openapi({ description: "In the order of `figures`." }),
} as const;

const { coin, venue, symbol, simulated, covered } = candleFields;

export const CoinRiskSchema = z.object({ coin, venue, symbol, simulated, covered, ...riskFields }).openapi("CoinRisk");
