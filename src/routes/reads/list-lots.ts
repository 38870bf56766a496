import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { readPortfolio } from "../../services/read-portfolio.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema } from "../http/schemas.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { known, LotSchema, signed } from "./lot-schemas.ts";
import { AtQuery, HEAD, LookQuery, lookOf, NotesSchema, READ_PROBLEMS, timeOf } from "./look.ts";

const Lots = z
  .object({
    ...HEAD,
    lots: z
      .array(
        LotSchema.extend({
          value: known("What is left of it at the price then."),
          unrealised: signed("Value less cost."),
        }),
      )
      .max(100_000)
      .openapi({ description: "By coin, in the order in which disposals take them." }),
    notes: NotesSchema,
  })
  .openapi("PortfolioLots");

export const route = createRoute({
  ...MOMENTARY,
  operationId: "listLots",
  method: "get",
  path: "/api/v1/portfolios/{id}/lots",
  tags: ["Reports"],
  summary: "What is left of a portfolio's lots",
  description:
    "Needs a signed-in person. Each with its age, its break-even and what it is worth, under any method, as of any time.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    query: LookQuery.extend(AtQuery.shape).extend({
      account: AccountIdSchema.optional().openapi({ description: "Only lots of this account." }),
      asset: AssetIdSchema.optional().openapi({ description: "Only lots of this coin." }),
    }),
  },
  responses: { 200: json(Lots, "The lots."), ...problems(...READ_PROBLEMS) },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { at, account, asset, ...look } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const query = { ...lookOf(look), at: timeOf(at), account: account ?? null, asset: asset ?? null };
  return jsonTextResponse(c, await readPortfolio(c.get("context"), of, "lots", query));
};
