import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { readPortfolio } from "../../services/read-portfolio.ts";
import { ratio } from "../calc/returns-answer.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, orNull, SignedAmountSchema } from "../http/schemas.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { AtQuery, HEAD, LookQuery, lookOf, READ_PROBLEMS, timeOf } from "./look.ts";
import { weight } from "./performance-schemas.ts";
import { assets, MOST_COINS } from "./totals-schema.ts";

const share = {
  value: orNull(SignedAmountSchema, "What lies there; null without a price."),
  weight: weight("Share of what has a price, with four digits; all add up to exactly 1. Null: no price, or owed."),
};

const Allocation = z
  .object({
    ...HEAD,
    value: orNull(SignedAmountSchema, "Of what has a price; null when something is held and nothing has one."),
    complete: z.boolean().openapi({ description: "Whether every holding has a price." }),
    unpriced: assets("Holdings without one."),
    coins: z
      .array(z.object({ asset: AssetIdSchema, ...share }).openapi("CoinShare"))
      .max(MOST_COINS)
      .openapi({ description: "The largest first." }),
    accounts: z
      .array(z.object({ account: AccountIdSchema, ...share }).openapi("AccountShare"))
      .max(1000)
      .openapi({ description: "The largest first." }),
    concentration: ratio("Sum of squared weights: 1 when all is in one coin. Null: nothing has a price."),
  })
  .openapi("PortfolioAllocation");

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getAllocation",
  method: "get",
  path: "/api/v1/portfolios/{id}/allocation",
  tags: ["Reports"],
  summary: "How a portfolio's value is spread",
  description: "Needs a signed-in person. By coin and by account, of what has a price.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, query: LookQuery.extend(AtQuery.shape) },
  responses: { 200: json(Allocation, "The shares."), ...problems(...READ_PROBLEMS) },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { at, ...look } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const query = { ...lookOf(look), at: timeOf(at) };
  return jsonTextResponse(c, await readPortfolio(c.get("context"), of, "allocation", query));
};
