import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { FATES } from "../../domain/imports/judge/judged.ts";
import { portfolioImports } from "../../services/portfolio-imports.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { rowBody } from "./present.ts";
import { ImportPath, ImportRowSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listImportRows",
  method: "get",
  path: "/api/v1/portfolios/{id}/imports/{importId}/rows",
  tags: ["Imports"],
  summary: "What becomes of each row of a draft",
  description: "Needs a signed-in person. The oldest event first, whatever the order of the file.",
  middleware: [requireViewer] as const,
  request: {
    params: ImportPath,
    query: pageQuery(500, 100).extend({
      fate: z.enum(FATES).optional().openapi({ description: "Only rows of this fate." }),
    }),
  },
  responses: {
    200: json(pageOf(ImportRowSchema, "ImportRowPage"), "One page."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

const Position = z.tuple([z.number().int().min(0)]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id, importId } = c.req.valid("param");
  const { limit, cursor, fate } = c.req.valid("query");
  const from = decodeCursor(Position, cursor)?.[0] ?? 0;
  const of = { viewer: c.get("viewer"), portfolioId: id };
  const ask = { id: importId, from, limit, fate: fate ?? null };
  const { rows, next } = await portfolioImports(c.get("context"), of, "rows", ask);
  return c.json({ items: rows.map(rowBody), nextCursor: next === null ? null : encodeCursor([next]) }, 200);
};
