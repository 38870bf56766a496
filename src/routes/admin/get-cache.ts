import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getCacheReport } from "../../services/get-cache-report.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CacheReportSchema, viewReport } from "./cache-schemas.ts";

export const route = createRoute({
  operationId: "getCache",
  method: "get",
  path: "/api/v1/admin/cache",
  tags: ["Admin"],
  summary: "What is cached, why, and how well it serves",
  description: "Needs a signed-in person who is an admin. Other isolates tell what they counted every five minutes.",
  middleware: [requireViewer, requireAdmin] as const,
  responses: {
    200: json(CacheReportSchema, "Policies and counts of the last seven days."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json(viewReport(await getCacheReport(c.get("context"))), 200);
