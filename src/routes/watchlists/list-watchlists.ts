import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listWatchlists } from "../../services/watchlists.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { watchlistBody } from "./present.ts";
import { WatchlistsSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listWatchlists",
  method: "get",
  path: "/api/v1/watchlists",
  tags: ["Watchlists"],
  summary: "One's watchlists, in order",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  responses: {
    200: json(WatchlistsSchema, "All of them."),
    ...problems("AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const lists = await listWatchlists(c.get("context"), c.get("viewer"));
  return c.json({ items: lists.map(watchlistBody) }, 200);
};
