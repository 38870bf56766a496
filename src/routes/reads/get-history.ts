import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { HISTORY_INTERVALS } from "../../domain/portfolio/history.ts";
import { readPortfolio } from "../../services/read-portfolio.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, orNull, SignedAmountSchema, TimeSchema } from "../http/schemas.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { HEAD, LookQuery, lookOf, READ_PROBLEMS, timeOf } from "./look.ts";
import { assets } from "./totals-schema.ts";

const Point = z
  .object({
    at: TimeSchema,
    value: orNull(SignedAmountSchema, "What has a price, added up; null when something is held and nothing has one."),
    cost: orNull(SignedAmountSchema, "Of everything held then. Null: a part of it is not known."),
    unrealised: orNull(SignedAmountSchema, "Value less cost, of what has a price."),
    realised: SignedAmountSchema.openapi({ description: "Gain of everything given away by then, as far as known." }),
    income: SignedAmountSchema.openapi({ description: "Rewards by then, as far as known." }),
    netFlows: SignedAmountSchema.openapi({ description: "What was put in by then less what was taken out." }),
    complete: z.boolean().openapi({ description: "Whether every holding had a price." }),
    unpriced: assets("Holdings without one."),
    benchmark: orNull(
      SignedAmountSchema,
      "What the same payments would be worth in the benchmark. Null: a price is missing.",
    ).optional(),
  })
  .openapi("HistoryPoint");

const History = z
  .object({
    ...HEAD,
    interval: z.enum(HISTORY_INTERVALS).openapi({ description: "How far apart the points are." }),
    from: orNull(TimeSchema, "When the history begins: with the first transaction. Null: there is none."),
    points: z.array(Point).max(5_000).openapi({ description: "In order; the last is the end of the span itself." }),
  })
  .openapi("PortfolioHistory");

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getHistory",
  method: "get",
  path: "/api/v1/portfolios/{id}/history",
  tags: ["Reports"],
  summary: "What a portfolio was worth over time",
  description:
    "Needs a signed-in person. Computed from the ledger and the candles: it begins with the first transaction and follows every change of the past. Each point stands at the end of a UTC hour, day or week (Sunday at midnight) and is counted at its own prices and rates. At most 750 hours, 4,000 days or 1,000 weeks at once.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: {
    params: PortfolioPath,
    query: LookQuery.extend({
      interval: z.enum(HISTORY_INTERVALS).default("daily").openapi({ description: "How far apart the points are." }),
      from: TimeSchema.optional().openapi({ description: "Without it: as far back as one answer goes." }),
      to: TimeSchema.optional().openapi({ description: "Without it: now." }),
      benchmark: AssetIdSchema.optional().openapi({
        description: "A coin that the same payments go into instead, from the first point's time on.",
        example: "bitcoin",
      }),
    }),
  },
  responses: { 200: json(History, "The points."), ...problems(...READ_PROBLEMS) },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { interval, from, to, benchmark, ...look } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const query = { ...lookOf(look), interval, from: timeOf(from), to: timeOf(to), benchmark: benchmark ?? null };
  return jsonTextResponse(c, await readPortfolio(c.get("context"), of, "history", query));
};
