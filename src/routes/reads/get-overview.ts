import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getOverview } from "../../services/get-overview.ts";
import { ratio } from "../calc/returns-answer.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, orNull, SignedAmountSchema, TimeSchema, VersionSchema } from "../http/schemas.ts";
import { PortfolioIdSchema } from "../portfolios/schemas.ts";
import { BaseQuery, HEAD } from "./look.ts";
import { weight } from "./performance-schemas.ts";
import { assets } from "./totals-schema.ts";

const figures = {
  value: orNull(SignedAmountSchema, "What has a price, added up; null when something is held and nothing has one."),
  cost: orNull(SignedAmountSchema, "Of everything held. Null: a part of it is not known."),
  unrealised: orNull(SignedAmountSchema, "Value less cost, of what has a price."),
  realised: SignedAmountSchema.openapi({ description: "Gain of everything given away so far, as far as known." }),
  income: SignedAmountSchema.openapi({ description: "Rewards so far, as far as known." }),
  complete: z.boolean().openapi({ description: "Whether every holding has a price." }),
  stale: z.boolean().openapi({ description: "A price in it is stale." }),
};

const Change = z
  .object({
    amount: SignedAmountSchema.openapi({ description: "What 24 hours did, flows aside." }),
    share: ratio("Amount ÷ (value then + what was put in). Null: without capital."),
  })
  .openapi("Change24h", { description: "Now against 24 hours ago." });

const Overview = z
  .object({
    base: AssetIdSchema.openapi({ description: "What everything is counted in." }),
    asOf: TimeSchema.openapi({ description: "The moment that it is of." }),
    simulated: HEAD.simulated,
    totals: z
      .object({ ...figures, unpriced: assets("Holdings without a price.") })
      .openapi({ description: "All portfolios together." }),
    change24h: Change,
    portfolios: z
      .array(
        z
          .object({
            id: PortfolioIdSchema,
            name: z.string().max(100).openapi({ description: "What the person calls it." }),
            version: VersionSchema.openapi({ description: "Version of its ledger." }),
            ...figures,
            change24h: Change,
            weight: weight("Share of the value of all; they add up to exactly 1."),
          })
          .openapi("OverviewPortfolio"),
      )
      .max(100)
      .openapi({ description: "Those that are not archived, the oldest first." }),
  })
  .openapi("Overview");

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getOverview",
  method: "get",
  path: "/api/v1/overview",
  tags: ["Reports"],
  summary: "All one's portfolios in one currency",
  description: "Needs a signed-in person, whose own currency it is unless told otherwise.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: { query: BaseQuery },
  responses: {
    200: json(Overview, "The portfolios and their sums."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE", "OVERLOADED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { base } = c.req.valid("query");
  return c.json(await getOverview(c.get("context"), c.get("viewer"), base ?? null), 200);
};
