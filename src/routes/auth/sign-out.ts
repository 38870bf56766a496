import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { deleteCookie } from "hono/cookie";
import { sessionCookieOf } from "../../platform/auth/session-cookie.ts";
import { endSession } from "../../services/end-session.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

export const route = createRoute({
  operationId: "signOut",
  method: "post",
  path: "/api/v1/auth/sign-out",
  tags: ["Accounts"],
  summary: "End the session",
  description:
    "Needs a signed-in person. Ends the session that asks, closes its live connections, and within 30 s its access tokens are refused everywhere.",
  middleware: [requireViewer] as const,
  responses: {
    204: { description: "Ended; the session cookie is removed." },
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { userId, by } = c.get("viewer");
  await endSession(c.get("context"), { userId, sessionId: by.id });
  const cookie = sessionCookieOf(c.get("context").config.publicOrigin);
  deleteCookie(c, cookie.name, { path: "/", secure: cookie.secure });
  return c.body(null, 204);
};
