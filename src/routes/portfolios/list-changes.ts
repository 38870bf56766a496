import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { listChanges } from "../../services/list-changes.ts";
import { ChangeSchema, changeBody } from "./change-schemas.ts";
import { PortfolioPath } from "./schemas.ts";

const Position = z.tuple([z.number().int(), z.number().int()]);

export const route = createRoute({
  operationId: "listChanges",
  method: "get",
  path: "/api/v1/portfolios/{id}/changes",
  tags: ["Portfolios"],
  summary: "What was changed, by whom, with before and after",
  description: "Needs a signed-in person. The newest write first; of one write in its own order.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, query: pageQuery(500, 100) },
  responses: {
    200: json(pageOf(ChangeSchema, "ChangePage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const position = decodeCursor(Position, cursor);
  const after = position === null ? null : { version: position[0], n: position[1] };
  const input = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id, limit, after };
  const { changes, next } = await listChanges(c.get("context"), input);
  const nextCursor = next === null ? null : encodeCursor([next.version, next.n]);
  return c.json({ items: changes.map(changeBody), nextCursor }, 200);
};
