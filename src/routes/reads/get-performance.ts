import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { PERIODS } from "../../domain/returns/named-period.ts";
import { getPerformance } from "../../services/get-performance.ts";
import { BenchmarkReturn, CalculatedReturns } from "../calc/returns-answer.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, orNull, TimeSchema } from "../http/schemas.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { FlagQuery, HEAD, LookQuery, lookOf, NotesSchema, READ_PROBLEMS, timeOf } from "./look.ts";
import { ExplainedPeriod, PerformanceCoin } from "./performance-schemas.ts";
import { ChangeSchema, excludedSchema, MOST_COINS, TotalsSchema } from "./totals-schema.ts";

const { period, benchmark: _benchmark, coins: _coins, ...figures } = CalculatedReturns.shape;

const Performance = z
  .object({
    ...HEAD,
    period: period.extend({
      name: z.enum([...PERIODS, "custom"]).openapi({ description: "Which period was asked for." }),
    }),
    totals: TotalsSchema,
    change24h: ChangeSchema,
    excluded: excludedSchema,
    ...figures,
    coins: z
      .array(PerformanceCoin)
      .max(MOST_COINS)
      .openapi({ description: "What each coin did; contributions add up to the simple return." }),
    benchmark: orNull(
      BenchmarkReturn.extend({ asset: AssetIdSchema.openapi({ description: "The coin that was asked for." }) }),
      "The same money on the same instants in another coin.",
    ),
    explain: ExplainedPeriod.optional(),
    notes: NotesSchema,
  })
  .openapi("PortfolioPerformance");

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getPerformance",
  method: "get",
  path: "/api/v1/portfolios/{id}/performance",
  tags: ["Reports"],
  summary: "A portfolio's returns by every method, side by side",
  description:
    "Needs a signed-in person. Simple, time-weighted, money-weighted (XIRR), modified Dietz and on average capital, with one sentence on why they differ; contributions, best and worst, concentration, 24 h change, and the same cash flows put into another coin. With `explain=true` every figure comes with its formula and inputs, the lots, and the prices with source and time.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: {
    params: PortfolioPath,
    query: LookQuery.extend({
      period: z
        .enum([...PERIODS, "custom"])
        .optional()
        .openapi({ description: "Without it: `custom` where `from` is given, else `max`." }),
      from: TimeSchema.optional().openapi({ description: "Start of a custom period." }),
      to: TimeSchema.optional().openapi({ description: "End of the period. Without it, now." }),
      timing: z.enum(["cut", "daily"]).default("cut").openapi({
        description: "`cut`: a day with flows above a tenth of its opening value is cut at each. `daily`: never.",
      }),
      benchmark: AssetIdSchema.optional().openapi({
        description: "A coin that the same money goes into instead.",
        example: "bitcoin",
      }),
      explain: FlagQuery("Formula and inputs with every figure, lots, and prices with source and time."),
    }),
  },
  responses: { 200: json(Performance, "The figures, each by its name."), ...problems(...READ_PROBLEMS) },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { period: name, from, to, timing, benchmark: coin, explain, ...look } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const query = {
    ...lookOf(look),
    period: name ?? null,
    from: timeOf(from),
    to: timeOf(to),
    timing,
    benchmark: coin ?? null,
    explain,
  };
  return jsonTextResponse(c, await getPerformance(c.get("context"), of, query));
};
