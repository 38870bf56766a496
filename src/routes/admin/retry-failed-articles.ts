import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { retryFailedArticles } from "../../services/failed-articles.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

const RetriedSchema = z
  .object({ queued: z.number().int().min(0).max(100).openapi({ description: "How many were sent again." }) })
  .openapi("RetriedArticles");

export const route = createRoute({
  operationId: "retryFailedArticles",
  method: "post",
  path: "/api/v1/admin/failed-articles/retry",
  tags: ["Admin"],
  summary: "Have articles scored that could not be",
  description:
    "Needs a signed-in person who is an admin. Sends the oldest hundred again and takes them off the list; what fails once more comes back.",
  middleware: [requireViewer, requireAdmin] as const,
  responses: {
    200: json(RetriedSchema, "Sent."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json({ queued: await retryFailedArticles(c.get("context")) }, 200);
