import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listNews } from "../../services/list-news.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema } from "../http/schemas.ts";
import { timedPage, timedPageQuery } from "../http/sorting.ts";
import { toPage } from "./present.ts";
import { ArticlePageSchema, LabelSchema, SourceSchema } from "./schemas.ts";

const Query = timedPageQuery("publishedAt", 100, 20).extend({
  coin: AssetIdSchema.optional().openapi({ description: "Only articles that name this coin.", example: "bitcoin" }),
  source: SourceSchema.optional(),
  label: LabelSchema.optional(),
});

export const route = createRoute({
  operationId: "listNews",
  method: "get",
  path: "/api/v1/news",
  tags: ["News"],
  summary: "Headlines with their score, newest first unless sorted otherwise",
  description:
    "Public and rate-limited. Each story once: what others tell in nearly the same words within 48 hours is counted, and by whom. " +
    "With `source` all that this source told, first or not.",
  security: PUBLIC,
  request: { query: Query },
  responses: { 200: json(ArticlePageSchema, "One page."), ...problems("VALIDATION_ERROR") },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { coin, source, label, ...query } = c.req.valid("query");
  const filter = { coin: coin ?? null, source: source ?? null, label: label ?? null };
  return c.json(toPage(query.sort, await listNews(c.get("context"), { ...filter, ...timedPage(query) })), 200);
};
