import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listNewsSources } from "../../services/list-news-sources.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { SourcesSchema } from "./schemas.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "listNewsSources",
  method: "get",
  path: "/api/v1/sentiment/sources",
  tags: ["Sentiment"],
  summary: "Where news comes from, and how each source is doing",
  description: "Public and rate-limited.",
  security: PUBLIC,
  responses: {
    200: json(SourcesSchema, "The sources."),
    ...problems(),
  },
});

const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { sources, asOf } = await listNewsSources(c.get("context"));
  const shown = sources.map((source) => ({
    ...source,
    checkedAt: time(source.checkedAt),
    succeededAt: time(source.succeededAt),
    restsUntil: time(source.restsUntil),
    quotas: source.quotas.map((quota) => ({ ...quota, resetsAt: new Date(quota.resetsAt).toISOString() })),
  }));
  return c.json({ sources: shown, asOf: new Date(asOf).toISOString() }, 200);
};
