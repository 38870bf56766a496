import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import type { Value } from "../../domain/indicators/parameter.ts";
import { REASONS, type Reason, type RiskFigure } from "../../domain/risk/figure.ts";
import { FIGURES } from "../../domain/risk/figures.ts";
import { calcRisk } from "../../services/calc-risk.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CountSchema, orNull } from "../http/schemas.ts";
import { Moment, MOST_ROWS, numbers, rowsOf, times } from "./columns.ts";
import { AnyNumber, capitalised, fieldsOf, MOST_VALUES, ParametersSchema } from "./parameters.ts";

const MOST_FIGURES = 30;
/** Most rows that rolling figures may look at: rows times windows. */
const MOST_LOOKS = 2_000_000;
const rate = { min: -1, max: 1e6 };

type Item = { readonly figure: string } & Readonly<Record<string, Value>>;

const itemOf = (figure: RiskFigure) =>
  z
    .strictObject({
      figure: z.literal(figure.name).openapi({ description: `${figure.title}.` }),
      ...fieldsOf(figure.parameters),
    })
    .openapi(`Figure${capitalised(figure.name)}`, {
      description: `${figure.title}: ${figure.formula}. Source: ${figure.source}.`,
    });

type ItemSchema = ReturnType<typeof itemOf>;

const Body = z
  .strictObject({
    closes: numbers({ min: 0, max: 1e15 }, "Prices or values, oldest first. Either these or `returns`.").optional(),
    returns: numbers(rate, "Simple returns as fractions: 0.01 is 1 %.").optional(),
    benchmark: numbers(
      { min: -1, max: 1e15 },
      "The benchmark's: closes beside closes, returns beside returns.",
    ).optional(),
    riskFree: numbers(
      rate,
      "Risk-free return of each period, instead of a rate. Beside closes the first is not used.",
    ).optional(),
    required: numbers(
      rate,
      "Required return of each period, instead of `mar`. Beside closes the first is not used.",
    ).optional(),
    dates: times("When each row's period ended.").optional(),
    start: Moment.optional().openapi({
      description: "When the first period began; beside closes it is the first date.",
    }),
    figures: z
      .array(z.discriminatedUnion("figure", FIGURES.map(itemOf) as [ItemSchema, ...ItemSchema[]]))
      .min(1)
      .max(MOST_FIGURES)
      .openapi({ description: "What to compute." }),
  })
  .superRefine(({ figures, start: _start, ...columns }, context) => {
    if ((columns.closes === undefined) === (columns.returns === undefined))
      context.addIssue({ code: "custom", path: ["returns"], message: "either closes or returns" });
    const { rows, odd } = rowsOf(columns);
    if (odd !== null) context.addIssue({ code: "custom", path: [odd], message: "as long as the other columns" });
    const looks = (figures as readonly Item[]).reduce((sum, { window }) => sum + rows * Number(window ?? 0), 0);
    if (looks > MOST_LOOKS || figures.length * rows > MOST_VALUES)
      context.addIssue({
        code: "custom",
        path: ["figures"],
        message: `at most ${MOST_VALUES} rows times figures, and ${MOST_LOOKS} rows times windows`,
      });
  })
  .openapi("CalcRisk", {
    description: `Columns of at most ${MOST_ROWS} rows, null where one is missing, and figures.`,
    example: { closes: [100, 104, 99, 120], figures: [{ figure: "maxDrawdown", least: 2 }] },
  });

const row = (description: string) => orNull(CountSchema, description);

const Span = z
  .object({ from: row("Row where it begins; null: with the first period."), to: row("Row where it ends.") })
  .openapi("RowSpan", { description: "From one row to another." });

const Course = z
  .object({
    peak: row("Row of the peak before the deepest fall; null: the start of the first period."),
    trough: row("Row of the bottom; null: it never fell."),
    recovered: row("First row at that peak again; null: not yet."),
    longestBetweenPeaks: Span.openapi({
      description: "Longest time from one peak to the next, an open one to the last row.",
    }),
    longestRecovery: Span.openapi({
      description: "Longest time from a bottom to the next peak, an open one to the last row.",
    }),
  })
  .openapi("DrawdownCourse", { description: "The rows of the drawdown, counted as they were sent." });

const reasons = Object.entries(REASONS).map(([code, words]) => `\`${code}\`: ${words}`);

const Result = z
  .object({
    figure: z.string().max(40).openapi({ description: "Its name, as in the request." }),
    parameters: ParametersSchema,
    value: orNull(AnyNumber, "The figure; of a series its last."),
    reason: orNull(z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]), `Why there is none. ${reasons.join("; ")}.`),
    series: orNull(z.array(AnyNumber.nullable()).max(MOST_ROWS), "A figure of each row, where there are such."),
    course: orNull(Course, "Of the maximum drawdown: when."),
  })
  .openapi("CalculatedFigure");

const Answer = z
  .object({
    rows: CountSchema.openapi({ description: "Rows that were sent." }),
    results: z.array(Result).max(MOST_FIGURES).openapi({ description: "In the order of `figures`." }),
  })
  .openapi("CalculatedRisk");

export const route = createRoute({
  operationId: "calcRisk",
  method: "post",
  path: "/api/v1/calc/risk",
  tags: ["Analytics"],
  summary: "Figures of risk from your own returns",
  description:
    "Public and rate-limited. Nothing is stored. The same functions and parameters as for coins and portfolios. Every figure that is a return is a fraction and keeps its sign: drawdown, value at risk and its shortfall are at most 0. No return spans a missing close; rows with a missing figure are left out, with a benchmark those where either is missing. Fewer than 30 returns have no figure unless `least` says otherwise.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: { body: jsonBody(Body, "Columns, and what to compute from them.") },
  responses: { 200: json(Answer, "A result for each figure."), ...problems("VALIDATION_ERROR", "PAYLOAD_TOO_LARGE") },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { closes, returns, benchmark, riskFree, required, dates, start, figures } = c.req.valid("json");
  const values = closes ?? returns ?? new Float64Array();
  const rows = {
    kind: closes === undefined ? ("returns" as const) : ("closes" as const),
    values,
    benchmark: benchmark ?? null,
    riskFree: riskFree ?? null,
    required: required ?? null,
    dates: dates ?? null,
    start: start === undefined ? null : Date.parse(start),
  };
  const requests = (figures as readonly Item[]).map(({ figure, ...parameters }) => ({ figure, parameters }));
  return c.json({ rows: values.length, results: calcRisk(rows, requests) }, 200);
};
