import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { deletePasskey } from "../../services/delete-passkey.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PasskeyPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "deletePasskey",
  method: "delete",
  path: "/api/v1/me/passkeys/{id}",
  tags: ["Accounts"],
  summary: "Delete a passkey",
  description: "Needs a signed-in person. It signs in no more; sessions that it started go on.",
  middleware: [requireViewer] as const,
  request: { params: PasskeyPath },
  responses: {
    204: { description: "Deleted." },
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
  await deletePasskey(c.get("context"), c.get("viewer").userId, c.req.valid("param").id);
  return c.body(null, 204);
};
