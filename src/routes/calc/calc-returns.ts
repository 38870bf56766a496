import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import type { Amount, SignedAmount } from "../../domain/money/amount.ts";
import type { Figure } from "../../domain/returns/figure.ts";
import type { MoneyWeighted } from "../../domain/returns/money-weighted.ts";
import { calcReturns } from "../../services/calc-returns.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AmountSchema, AssetIdSchema, TimeSchema } from "../http/schemas.ts";
import { MOST_ROWS } from "./ledger-rows.ts";
import { CalculatedReturns } from "./returns-answer.ts";

const ZERO = "0" as Amount;

const Body = z
  .strictObject({
    from: TimeSchema.optional().openapi({ description: "Without it: with the first flow." }),
    to: TimeSchema,
    opening: AmountSchema.default(ZERO).openapi({ description: "Value at the start." }),
    closing: AmountSchema.openapi({ description: "Value at the end." }),
    flows: z
      .array(
        z.strictObject({
          at: TimeSchema,
          direction: z.enum(["in", "out"]).openapi({ description: "`in`: was put into the portfolio." }),
          value: AmountSchema,
          valueBefore: AmountSchema.optional().openapi({ description: "Of all that was held right before it." }),
        }),
      )
      .max(MOST_ROWS)
      .default([])
      .openapi({ description: "What crossed the border; those outside the period do not count." }),
    points: z
      .array(z.strictObject({ at: TimeSchema, value: AmountSchema }))
      .max(MOST_ROWS)
      .default([])
      .openapi({ description: "Values at the ends of days (or other sub-periods), flows of the day included." }),
    timing: z.enum(["cut", "daily"]).default("cut").openapi({
      description: "`cut`: a day with flows above a tenth of its opening value is cut at each. `daily`: never.",
    }),
    invested: z
      .array(z.array(z.strictObject({ at: TimeSchema, cost: AmountSchema })).max(MOST_ROWS))
      .max(500)
      .default([])
      .openapi({
        description: "Coin by coin, what the coins held cost from a time on; for the return on average capital.",
      }),
    gain: z
      .string()
      .regex(/^-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?$/, "a decimal string, possibly negative")
      .optional()
      .openapi({ description: "Of the return on average capital; without one, that of the period." }),
    coins: z
      .array(
        z.strictObject({
          asset: AssetIdSchema,
          opening: AmountSchema.default(ZERO),
          closing: AmountSchema,
          in: AmountSchema.default(ZERO).openapi({ description: "Also what came from other coins." }),
          out: AmountSchema.default(ZERO),
          pegged: z.boolean().default(false).openapi({ description: "Money or pegged: not ranked." }),
        }),
      )
      .max(1000)
      .default([])
      .openapi({ description: "Coin by coin, for contributions, weights, best and worst." }),
    dustBelow: AmountSchema.default(ZERO),
    benchmark: z
      .array(z.strictObject({ at: TimeSchema, price: AmountSchema }))
      .max(MOST_ROWS)
      .optional()
      .openapi({ description: "Prices of a coin that the same money goes into instead." }),
    explain: z.boolean().default(false).openapi({ description: "Formula and inputs with every figure." }),
  })
  .superRefine(({ from, to }, context) => {
    if (from !== undefined && Date.parse(from) >= Date.parse(to))
      context.addIssue({ code: "custom", path: ["to"], message: "after from" });
  })
  .openapi("CalcReturns");

export const route = createRoute({
  operationId: "calcReturns",
  method: "post",
  path: "/api/v1/calc/returns",
  tags: ["Analytics"],
  summary: "Returns of your own portfolio by every method",
  description:
    "Public and rate-limited. Nothing is stored. Simple, time-weighted, money-weighted (XIRR), modified Dietz and on average capital, side by side, with contributions, weights and a benchmark of the same cash flows. The same functions as for portfolios.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: { body: jsonBody(Body, "Values, flows and what else is to be measured.") },
  responses: {
    200: json(CalculatedReturns, "The figures, each by its name."),
    ...problems("VALIDATION_ERROR", "PAYLOAD_TOO_LARGE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { explain, ...body } = c.req.valid("json");
  const result = calcReturns({
    ...body,
    from: body.from === undefined ? null : Date.parse(body.from),
    to: Date.parse(body.to),
    flows: body.flows.map(({ valueBefore, ...flow }) => ({ ...timed(flow), valueBefore: valueBefore ?? null })),
    points: body.points.map(timed),
    invested: body.invested.map((steps) => steps.map(timed)),
    gain: (body.gain ?? null) as SignedAmount | null,
    benchmark: body.benchmark?.map(timed) ?? null,
  });
  const shown = (figure: Figure) => (explain ? figure : { value: figure.value, reason: figure.reason });
  const money = ({ period, annual, rates }: MoneyWeighted) => ({
    period: shown(period),
    annual: shown(annual),
    rates: [...rates],
  });
  const { simple, timeWeighted, moneyWeighted, modifiedDietz, onAverageCapital, benchmark } = result;
  return c.json(
    {
      ...result,
      simple: shown(simple),
      timeWeighted: { ...timeWeighted, period: shown(timeWeighted.period), annual: shown(timeWeighted.annual) },
      moneyWeighted: money(moneyWeighted),
      modifiedDietz: shown(modifiedDietz),
      onAverageCapital: shown(onAverageCapital),
      benchmark:
        benchmark === null
          ? null
          : { ...benchmark, moneyWeighted: benchmark.moneyWeighted === null ? null : money(benchmark.moneyWeighted) },
    },
    200,
  );
};

const timed = <T extends { readonly at: string }>(row: T) => ({ ...row, at: Date.parse(row.at) });
