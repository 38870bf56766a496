import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import type { Indicator, Input, Inputs } from "../../domain/indicators/indicator.ts";
import { INDICATORS, indicatorOf } from "../../domain/indicators/indicators.ts";
import type { Value } from "../../domain/indicators/parameter.ts";
import { calcIndicators } from "../../services/calc-indicators.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CountSchema, orNull } from "../http/schemas.ts";
import { MOST_ROWS, numbers, rowsOf, times } from "./columns.ts";
import { AnyNumber, capitalised, fieldsOf, MOST_VALUES, ParametersSchema } from "./parameters.ts";

const FIELDS = ["close", "open", "high", "low", "volume"] as const;
const MOST_INDICATORS = 10;
const price = { min: -1e15, max: 1e15 };

const field = z.enum(FIELDS).default("close").openapi({ description: "The column that it is computed from." });

type Item = { readonly indicator: string; readonly field?: (typeof FIELDS)[number] } & Readonly<Record<string, Value>>;

const itemOf = (indicator: Indicator) =>
  z
    .strictObject({
      indicator: z.literal(indicator.name).openapi({ description: `${indicator.title}.` }),
      ...(indicator.inputs.includes("value") ? { field } : {}),
      ...fieldsOf(indicator.parameters),
    })
    .superRefine((item, context) => {
      const wrong = indicator.refuse(item as Readonly<Record<string, Value>>);
      if (wrong !== null) context.addIssue({ code: "custom", message: wrong });
    })
    .openapi(`Indicator${capitalised(indicator.name)}`, {
      description: `${indicator.title}: ${indicator.formula}. Values ${indicator.warmUp}; ${indicator.degenerate}. Lines: ${indicator.outputs.join(", ")}. Source: ${indicator.source}.`,
    });

type ItemSchema = ReturnType<typeof itemOf>;

const Candles = z
  .strictObject({
    time: times("When each bar opened; for an anchor by day or time.").optional(),
    open: numbers(price, "Opening prices.").optional(),
    high: numbers(price, "Highest prices.").optional(),
    low: numbers(price, "Lowest prices.").optional(),
    close: numbers(price, "Closing prices.").optional(),
    volume: numbers({ min: 0, max: 1e18 }, "Volumes.").optional(),
    other: numbers(price, "A second series beside, for correlation and beta: the market.").optional(),
  })
  .superRefine(({ high, low, ...columns }, context) => {
    const { odd } = rowsOf({ ...columns, high, low });
    if (odd !== null) context.addIssue({ code: "custom", path: [odd], message: "as long as the other columns" });
    const row = high?.findIndex((top, i) => top < (low?.[i] ?? -Infinity)) ?? -1;
    if (row >= 0) context.addIssue({ code: "custom", path: ["high", row], message: "not below low" });
  })
  .openapi("CalcCandles", {
    description: `Columns of at most ${MOST_ROWS} bars, oldest first, null where one is missing.`,
    example: { close: [100, 101, null, 103] },
  });

type Candles = z.infer<typeof Candles>;

const Body = z
  .strictObject({
    candles: Candles,
    set: z
      .array(z.discriminatedUnion("indicator", INDICATORS.map(itemOf) as [ItemSchema, ...ItemSchema[]]))
      .min(1)
      .max(MOST_INDICATORS)
      .openapi({ description: "What to compute.", example: [{ indicator: "sma", n: 2 }] }),
  })
  .superRefine(({ candles, set }, context) => {
    for (const [i, item] of (set as readonly Item[]).entries())
      for (const column of missing(item, candles))
        context.addIssue({ code: "custom", path: ["candles", column], message: `given, for set.${i} needs it` });
    const lines = (set as readonly Item[]).reduce(
      (sum, { indicator }) => sum + (indicatorOf(indicator)?.outputs.length ?? 0),
      0,
    );
    if (lines * rowsOf(candles).rows > MOST_VALUES)
      context.addIssue({
        code: "custom",
        path: ["set"],
        message: `at most ${MOST_VALUES} values in the answer, rows times lines`,
      });
  })
  .openapi("CalcIndicators");

/** Which column an input is read from. */
const columnOf = (input: Input, item: Item): keyof Candles => (input === "value" ? (item.field ?? "close") : input);

const missing = (item: Item, candles: Candles): string[] =>
  (indicatorOf(item.indicator)?.needs(item) ?? [])
    .map((input) => columnOf(input, item))
    .filter((column) => candles[column] === undefined);

const Line = z
  .array(AnyNumber.nullable())
  .max(MOST_ROWS)
  .openapi({ description: "A value of each bar; null before the first, at a missing bar, and where there is none." });

const Result = z
  .object({
    indicator: z.string().max(40).openapi({ description: "Its name, as in the request." }),
    parameters: ParametersSchema,
    lookback: orNull(
      CountSchema,
      "Bars before one after which its value no longer depends on where the data begin (the start weighs less than 1e-12); null: always, from its anchor.",
    ),
    lines: z.record(z.string(), Line).openapi({ description: "By the name of the line.", maxProperties: 10 }),
  })
  .openapi("CalculatedIndicator");

const Answer = z
  .object({
    rows: CountSchema.openapi({ description: "Bars that were sent." }),
    results: z.array(Result).max(MOST_INDICATORS).openapi({ description: "In the order of `set`." }),
  })
  .openapi("CalculatedIndicators");

export const route = createRoute({
  operationId: "calcIndicators",
  method: "post",
  path: "/api/v1/calc/indicators",
  tags: ["Analytics"],
  summary: "Indicators over your own candles",
  description:
    "Public and rate-limited. Nothing is stored. The same functions and parameters as for the coins' own candles. Bars count from 0; a bar with a missing figure is skipped, not filled: it gets null and the state goes on as if it had not been. Numbers are JSON numbers, in percent only where an indicator says so.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: { body: jsonBody(Body, "Columns, and what to compute from them.") },
  responses: { 200: json(Answer, "A line for each output."), ...problems("VALIDATION_ERROR", "PAYLOAD_TOO_LARGE") },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { candles, set } = c.req.valid("json");
  const requests = (set as readonly Item[]).map((item) => {
    const { indicator, field: _field, ...parameters } = item;
    return { indicator, parameters, inputs: inputsOf(item, candles) };
  });
  return c.json({ rows: rowsOf(candles).rows, results: calcIndicators(requests) }, 200);
};

function inputsOf(item: Item, candles: Candles): Inputs {
  const needed = indicatorOf(item.indicator)?.needs(item) ?? [];
  return Object.fromEntries(needed.map((input) => [input, candles[columnOf(input, item)]]));
}
