import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { portfolioImports } from "../../services/portfolio-imports.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { ImportPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "discardImport",
  method: "delete",
  path: "/api/v1/portfolios/{id}/imports/{importId}",
  tags: ["Imports"],
  summary: "Discard a draft",
  description: "Needs a signed-in person. What was committed is taken back instead.",
  middleware: [requireViewer] as const,
  request: { params: ImportPath },
  responses: {
    204: { description: "Discarded." },
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "OUTCOME_UNKNOWN",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id, importId } = c.req.valid("param");
  await portfolioImports(c.get("context"), { viewer: c.get("viewer"), portfolioId: id }, "discard", { id: importId });
  return c.body(null, 204);
};
