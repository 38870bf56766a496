import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { revokeApiKey } from "../../services/revoke-api-key.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { KeyPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "revokeApiKey",
  method: "delete",
  path: "/api/v1/me/keys/{id}",
  tags: ["API keys"],
  summary: "Revoke an API key",
  description: "Needs a signed-in person. Within 30 s the key is refused everywhere; what it opened is closed.",
  middleware: [requireViewer] as const,
  request: { params: KeyPath },
  responses: {
    204: { description: "Revoked." },
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
  await revokeApiKey(c.get("context"), c.get("viewer").userId, c.req.valid("param").id);
  return c.body(null, 204);
};
