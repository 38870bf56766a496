import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { portfolioImports } from "../../services/portfolio-imports.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { importBody } from "./present.ts";
import { ImportPath, ImportSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "commitImport",
  method: "post",
  path: "/api/v1/portfolios/{id}/imports/{importId}/commit",
  tags: ["Imports"],
  summary: "Put a draft into the ledger",
  description:
    "Needs a signed-in person. All that is new is stored in one write, or nothing is. Its id is its key: again, it answers the same. Refused while rows are open, and when the ledger has changed so that something else would become of the file.",
  middleware: [requireViewer] as const,
  request: { params: ImportPath },
  responses: {
    200: json(ImportSchema, "Committed."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "CONFLICT_ERROR",
      "PRECONDITION_FAILED",
      "GONE",
      "INSUFFICIENT_HOLDINGS",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id, importId } = c.req.valid("param");
  const of = { viewer: c.get("viewer"), portfolioId: id };
  return c.json(importBody(await portfolioImports(c.get("context"), of, "commit", { id: importId })), 200);
};
