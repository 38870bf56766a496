import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getHoldings } from "../../services/get-holdings.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AmountSchema } from "../http/schemas.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { AtQuery, FlagQuery, LookQuery, lookOf, READ_PROBLEMS, timeOf } from "../reads/look.ts";
import { HoldingsSchema } from "./holdings-schema.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getHoldings",
  method: "get",
  path: "/api/v1/portfolios/{id}/holdings",
  tags: ["Holdings"],
  summary: "What is held, and what it is worth",
  description:
    "Needs a signed-in person. A coin without a price has `null` for its value, is left out of the total and named in `unpriced`. Now, or as of any time: the ledger as it is known now, of what had happened by then, at the prices of then.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    query: LookQuery.extend(AtQuery.shape).extend({
      account: AccountIdSchema.optional().openapi({
        description: "Only what lies in this account; with pooled lots it has its share of the cost, by quantity.",
      }),
      minValue: AmountSchema.optional().openapi({
        description: "Leaves out what is worth less, or has no price; the totals are of all.",
        example: "1",
      }),
      explain: FlagQuery("With each holding the lots that its cost is made of."),
    }),
  },
  responses: { 200: json(HoldingsSchema, "The valuation."), ...problems(...READ_PROBLEMS) },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { at, account, minValue, explain, ...look } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const query = {
    ...lookOf(look),
    at: timeOf(at),
    account: account ?? null,
    minValue: minValue ?? null,
    explain,
  };
  return jsonTextResponse(c, await getHoldings(c.get("context"), of, query));
};
