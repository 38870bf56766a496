import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getCoin } from "../../services/get-coin.ts";
import { listNews } from "../../services/list-news.ts";
import { PUBLIC } from "../http/openapi.ts";
import { pageQuery } from "../http/pagination.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema } from "../http/schemas.ts";
import { newsPosition, toPage } from "../news/present.ts";
import { ArticlePageSchema, LabelSchema, SourceSchema } from "../news/schemas.ts";

export const route = createRoute({
  operationId: "listCoinNews",
  method: "get",
  path: "/api/v1/sentiment/{coin}/news",
  tags: ["Sentiment"],
  summary: "Headlines that name a coin, with their score, newest first",
  description: "Public and rate-limited.",
  security: PUBLIC,
  request: {
    params: z.object({ coin: AssetIdSchema.openapi({ param: { name: "coin", in: "path" } }) }),
    query: pageQuery(100, 20).extend({ source: SourceSchema.optional(), label: LabelSchema.optional() }),
  },
  responses: {
    200: json(ArticlePageSchema, "One page."),
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor, source, label } = c.req.valid("query");
  const { id: coin } = await getCoin(c.get("context"), c.req.valid("param").coin);
  const filter = { coin, source: source ?? null, label: label ?? null };
  const page = await listNews(c.get("context"), { ...filter, limit, after: newsPosition(cursor) });
  return c.json(toPage(page), 200);
};
