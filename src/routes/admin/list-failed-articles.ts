import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listFailedArticles } from "../../services/failed-articles.ts";
import { pageOf } from "../http/pagination.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { orNull, TimeSchema } from "../http/schemas.ts";
import { timedCursor, timedPage, timedPageQuery } from "../http/sorting.ts";

const Text = (most: number) => z.string().max(most);

const FailedArticleSchema = z
  .object({
    id: Text(64).openapi({ description: "The article's id; of a message that nobody could read, the message's." }),
    reason: Text(300).openapi({ description: "Why it could not be scored." }),
    failedAt: TimeSchema.openapi({ description: "When it was given up." }),
    title: orNull(Text(2000), "The article's; null: no article, or no longer kept."),
    link: orNull(Text(4000), "Where it is read."),
    source: orNull(Text(200), "Where it came from."),
  })
  .openapi("FailedArticle");

export const route = createRoute({
  operationId: "listFailedArticles",
  method: "get",
  path: "/api/v1/admin/failed-articles",
  tags: ["Admin"],
  summary: "Articles that could not be scored",
  description: "Needs a signed-in person who is an admin. What the queue of articles gave up after four attempts.",
  middleware: [requireViewer, requireAdmin] as const,
  request: { query: timedPageQuery("failedAt", 100, 50) },
  responses: {
    200: json(pageOf(FailedArticleSchema, "FailedArticlePage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const query = c.req.valid("query");
  const { page, next } = await listFailedArticles(c.get("context"), timedPage(query));
  const items = page.map((row) => ({ ...row, failedAt: new Date(row.failedAt).toISOString() }));
  return c.json({ items, nextCursor: timedCursor(query.sort, next) }, 200);
};
