import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listPortfolios } from "../../services/list-portfolios.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listPortfolios",
  method: "get",
  path: "/api/v1/portfolios",
  tags: ["Portfolios"],
  summary: "One's portfolios, newest first",
  description: "Needs a signed-in person. A page may have fewer entries than its limit.",
  middleware: [requireViewer] as const,
  request: { query: pageQuery(500, 100) },
  responses: {
    200: json(pageOf(PortfolioSchema, "PortfolioPage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const Position = z.tuple([z.number().int(), z.string()]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const position = decodeCursor(Position, cursor);
  const after = position === null ? null : { createdAt: position[0], portfolioId: position[1] };
  const { portfolios, next } = await listPortfolios(c.get("context"), { viewer: c.get("viewer"), limit, after });
  const page = {
    items: portfolios.map((portfolio) => ({ ...portfolio, accounts: [...portfolio.accounts] })),
    nextCursor: next === null ? null : encodeCursor([next.createdAt, next.portfolioId]),
  };
  return c.json(page, 200);
};
