import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { endSessions } from "../../services/end-sessions.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

export const route = createRoute({
  operationId: "revokeOtherSessions",
  method: "delete",
  path: "/api/v1/me/sessions",
  tags: ["Accounts"],
  summary: "End all other sessions",
  description: "Needs a signed-in person. All sessions but the one that asks; API keys stay as they are.",
  middleware: [requireViewer] as const,
  responses: {
    204: { description: "Ended." },
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { userId, by } = c.get("viewer");
  await endSessions(c.get("context"), { userId, except: by.id });
  return c.body(null, 204);
};
