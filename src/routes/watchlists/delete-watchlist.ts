import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { deleteWatchlist } from "../../services/watchlists.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { WatchlistPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "deleteWatchlist",
  method: "delete",
  path: "/api/v1/watchlists/{id}",
  tags: ["Watchlists"],
  summary: "Delete a watchlist",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: { params: WatchlistPath },
  responses: {
    204: { description: "Gone." },
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await deleteWatchlist(c.get("context"), { viewer: c.get("viewer"), id: c.req.valid("param").id });
  return c.body(null, 204);
};
