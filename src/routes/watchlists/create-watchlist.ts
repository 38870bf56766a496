import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { createWatchlist, MOST_WATCHLISTS } from "../../services/watchlists.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { watchlistBody } from "./present.ts";
import { NewWatchlistSchema, WatchlistSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "createWatchlist",
  method: "post",
  path: "/api/v1/watchlists",
  tags: ["Watchlists"],
  summary: "Make a watchlist",
  description: `Needs a signed-in person, who has at most ${MOST_WATCHLISTS}.`,
  middleware: [requireViewer] as const,
  request: { headers: IdempotencyHeaders, body: jsonBody(NewWatchlistSchema, "The list.") },
  responses: {
    201: json(WatchlistSchema, "Made; with a repeated key, the list as it is now."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "CONFLICT_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const list = c.req.valid("json");
  const request = await writeRequest(c.req.valid("header"), route.operationId, list);
  const made = await createWatchlist(c.get("context"), { viewer: c.get("viewer"), request, list });
  c.header("location", `/api/v1/watchlists/${made.id}`);
  return c.json(watchlistBody(made), 201);
};
