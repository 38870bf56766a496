import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { watch } from "../../services/watch.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { watchedBody } from "./present.ts";
import { WatchedSchema, WatchlistPath } from "./schemas.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "watchWatchlist",
  method: "get",
  path: "/api/v1/watchlists/{id}/now",
  tags: ["Watchlists"],
  summary: "A watchlist with live prices and sentiment",
  description: "Needs a signed-in person. Latest prices and what the news says of each coin, in one read.",
  middleware: [requireViewer] as const,
  request: { params: WatchlistPath },
  responses: {
    200: json(WatchedSchema, "The list as it stands now."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const of = { viewer: c.get("viewer"), id: c.req.valid("param").id };
  return c.json(watchedBody(await watch(c.get("context"), of)), 200);
};
