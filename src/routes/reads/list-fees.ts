import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { openPortfolio } from "../../services/read-portfolio.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { entriesPage, entriesQuery, EntriesQuerySchema, paged } from "./entries-query.ts";
import { FeeSchema } from "./lot-schemas.ts";
import { READ_PROBLEMS } from "./look.ts";

const Page = z.object({ ...entriesPage(FeeSchema) }).openapi("FeePage");

export const route = createRoute({
  ...MOMENTARY,
  operationId: "listFees",
  method: "get",
  path: "/api/v1/portfolios/{id}/fees",
  tags: ["Reports"],
  summary: "Fees as they were paid",
  description:
    "Needs a signed-in person. Whether one is in costs and proceeds already, or still to be taken off, stands with it.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, query: EntriesQuerySchema },
  responses: { 200: json(Page, "One page."), ...problems(...READ_PROBLEMS) },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const page = await openPortfolio(c.get("context"), of, "fees", entriesQuery(c.req.valid("query")));
  return c.json(paged(page), 200);
};
