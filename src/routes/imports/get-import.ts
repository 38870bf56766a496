import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { portfolioImports } from "../../services/portfolio-imports.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { importBody } from "./present.ts";
import { ImportPath, ImportSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getImport",
  method: "get",
  path: "/api/v1/portfolios/{id}/imports/{importId}",
  tags: ["Imports"],
  summary: "One import",
  description: "Needs a signed-in person. Of a draft: what becomes of its rows, and what is still to be said.",
  middleware: [requireViewer] as const,
  request: { params: ImportPath },
  responses: {
    200: json(ImportSchema, "The import."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id, importId } = c.req.valid("param");
  const of = { viewer: c.get("viewer"), portfolioId: id };
  return c.json(importBody(await portfolioImports(c.get("context"), of, "read", { id: importId })), 200);
};
