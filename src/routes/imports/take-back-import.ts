import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { portfolioImports } from "../../services/portfolio-imports.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { importBody } from "./present.ts";
import { CommittedImportPath, ImportSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "takeBackImport",
  method: "post",
  path: "/api/v1/portfolios/{id}/imports/{importId}/take-back",
  tags: ["Imports"],
  summary: "Take an import back as a whole",
  description:
    "Needs a signed-in person. Every row that it brought goes, as it is now, and the rows that it replaced stand in their place again as they were before it, in one write; one of these that was deleted since stays so. Accounts and coins that came with it stay. Refused where later events spend what it brought, and where a row that it replaced was changed since: the refusal names the row.",
  middleware: [requireViewer] as const,
  request: { params: CommittedImportPath, headers: IdempotencyHeaders },
  responses: {
    200: json(ImportSchema, "Taken back."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "CONFLICT_ERROR",
      "IDEMPOTENCY_MISMATCH",
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
  const request = await writeRequest(c.req.valid("header"), route.operationId, { importId });
  const of = { viewer: c.get("viewer"), portfolioId: id };
  return c.json(importBody(await portfolioImports(c.get("context"), of, "takeBack", { id: importId, request })), 200);
};
