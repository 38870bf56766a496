import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listSessions } from "../../services/list-sessions.ts";
import { pageOf } from "../http/pagination.ts";
import { timedCursor, timedPage, timedPageQuery } from "../http/sorting.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { SessionSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listSessions",
  method: "get",
  path: "/api/v1/me/sessions",
  tags: ["Accounts"],
  summary: "One's sessions, newest first unless sorted otherwise",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: { query: timedPageQuery("startedAt", 100, 50) },
  responses: {
    200: json(pageOf(SessionSchema, "SessionPage", 100), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const time = (ms: number): string => new Date(ms).toISOString();

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const query = c.req.valid("query");
  const { sessions, next } = await listSessions(c.get("context"), { viewer: c.get("viewer"), ...timedPage(query) });
  const items = sessions.map(({ startedAt, renewedAt, expiresAt, ...session }) => ({
    ...session,
    startedAt: time(startedAt),
    renewedAt: time(renewedAt),
    expiresAt: time(expiresAt),
  }));
  return c.json({ items, nextCursor: timedCursor(query.sort, next) }, 200);
};
