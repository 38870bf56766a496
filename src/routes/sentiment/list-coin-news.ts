import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getCoin } from "../../services/get-coin.ts";
import { listNews } from "../../services/list-news.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema } from "../http/schemas.ts";
import { timedPage, timedPageQuery } from "../http/sorting.ts";
import { toPage } from "../news/present.ts";
import { ArticlePageSchema, LabelSchema, SourceSchema } from "../news/schemas.ts";

export const route = createRoute({
  operationId: "listCoinNews",
  method: "get",
  path: "/api/v1/sentiment/{coin}/news",
  tags: ["Sentiment"],
  summary: "Headlines that name a coin, with their score, newest first unless sorted otherwise",
  description: "Public and rate-limited. Each story once, as in the list of all news.",
  security: PUBLIC,
  request: {
    params: z.object({ coin: AssetIdSchema.openapi({ param: { name: "coin", in: "path" } }) }),
    query: timedPageQuery("publishedAt", 100, 20).extend({
      source: SourceSchema.optional(),
      label: LabelSchema.optional(),
    }),
  },
  responses: {
    200: json(ArticlePageSchema, "One page."),
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { source, label, ...query } = c.req.valid("query");
  const { id: coin } = await getCoin(c.get("context"), c.req.valid("param").coin);
  const filter = { coin, source: source ?? null, label: label ?? null };
  return c.json(toPage(query.sort, await listNews(c.get("context"), { ...filter, ...timedPage(query) })), 200);
};
