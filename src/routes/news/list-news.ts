import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listNews } from "../../services/list-news.ts";
import { PUBLIC } from "../http/openapi.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema } from "../http/schemas.ts";
import { toArticle } from "./present.ts";
import { ArticleSchema, LabelSchema } from "./schemas.ts";

const Query = pageQuery(100, 20).extend({
  coin: AssetIdSchema.optional().openapi({ description: "Only articles that name this coin.", example: "bitcoin" }),
  source: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, "a source's id such as coindesk")
    .optional()
    .openapi({ description: "Only articles of this source.", example: "coindesk" }),
  label: LabelSchema.optional(),
});

export const route = createRoute({
  operationId: "listNews",
  method: "get",
  path: "/api/v1/news",
  tags: ["News"],
  summary: "Headlines with their score, newest first",
  description: "Public and rate-limited.",
  security: PUBLIC,
  request: { query: Query },
  responses: { 200: json(pageOf(ArticleSchema, "ArticlePage"), "One page."), ...problems("VALIDATION_ERROR") },
});

const Position = z.tuple([z.number().int(), z.string()]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor, coin, source, label } = c.req.valid("query");
  const position = decodeCursor(Position, cursor);
  const { articles, more } = await listNews(c.get("context"), {
    limit,
    after: position === null ? null : { publishedAt: position[0], id: position[1] },
    coin: coin ?? null,
    source: source ?? null,
    label: label ?? null,
  });
  const last = articles.at(-1);
  return c.json(
    { items: articles.map(toArticle), nextCursor: more && last ? encodeCursor([last.publishedAt, last.id]) : null },
    200,
  );
};
