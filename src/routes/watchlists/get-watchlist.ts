import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { findWatchlist } from "../../services/watchlists.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { watchlistBody } from "./present.ts";
import { WatchlistPath, WatchlistSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getWatchlist",
  method: "get",
  path: "/api/v1/watchlists/{id}",
  tags: ["Watchlists"],
  summary: "A watchlist as it was made",
  description: "Needs a signed-in person. With prices and sentiment it is at `/now`.",
  middleware: [requireViewer] as const,
  request: { params: WatchlistPath },
  responses: {
    200: json(WatchlistSchema, "The list."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const of = { viewer: c.get("viewer"), id: c.req.valid("param").id };
  return c.json(watchlistBody(await findWatchlist(c.get("context"), of)), 200);
};
