import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { updateWatchlist } from "../../services/watchlists.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOf, isAmong } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { watchlistBody } from "./present.ts";
import { WatchlistChangeSchema, WatchlistPath, WatchlistSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "updateWatchlist",
  method: "patch",
  path: "/api/v1/watchlists/{id}",
  tags: ["Watchlists"],
  summary: "Rename a watchlist, move it, or set its coins",
  description: "Needs a signed-in person. Coins are set as a whole, with their order and notes.",
  middleware: [requireViewer] as const,
  request: { params: WatchlistPath, headers: UpdateHeaders, body: jsonBody(WatchlistChangeSchema, "What changes.") },
  responses: {
    200: json(WatchlistSchema, "The list as it is now."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "PRECONDITION_FAILED",
      "OVERLOADED",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const of = { viewer: c.get("viewer"), id: c.req.valid("param").id };
  const ifMatch = c.req.valid("header")["if-match"];
  const updated = await updateWatchlist(c.get("context"), of, c.req.valid("json"), async (list) =>
    isAmong(ifMatch, await etagOf(JSON.stringify(watchlistBody(list)))),
  );
  const body = watchlistBody(updated);
  c.header("etag", await etagOf(JSON.stringify(body)));
  return c.json(body, 200);
};
