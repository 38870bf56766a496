import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { revokeSession } from "../../services/revoke-session.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { SessionIdSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "revokeSession",
  method: "delete",
  path: "/api/v1/me/sessions/{id}",
  tags: ["Accounts"],
  summary: "End one of one's sessions",
  description:
    "Needs a signed-in person. Closes its live connections; within 30 s its access tokens are refused everywhere.",
  middleware: [requireViewer] as const,
  request: { params: z.object({ id: SessionIdSchema.openapi({ param: { name: "id", in: "path" } }) }) },
  responses: {
    204: { description: "Ended." },
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await revokeSession(c.get("context"), { viewer: c.get("viewer"), sessionId: c.req.valid("param").id });
  return c.body(null, 204);
};
