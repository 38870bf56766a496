import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { createApiKey, MOST_KEYS } from "../../services/create-api-key.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { CreatedKeySchema, NewKeySchema, viewKey } from "./schemas.ts";

export const route = createRoute({
  operationId: "createApiKey",
  method: "post",
  path: "/api/v1/me/keys",
  tags: ["API keys"],
  summary: "Make an API key",
  description: `Needs a signed-in person, who has at most ${MOST_KEYS}. The answer shows the key; nothing else ever does.`,
  middleware: [requireViewer] as const,
  request: { headers: IdempotencyHeaders, body: jsonBody(NewKeySchema, "What the key may do.") },
  responses: {
    201: json(CreatedKeySchema, "Made; a repeated idempotency key gets the first answer again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "CONFLICT_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const body = c.req.valid("json");
  const request = await writeRequest(c.req.valid("header"), route.operationId, body);
  const expiresAt = body.expiresAt === null ? null : Date.parse(body.expiresAt);
  const input = { ...body, expiresAt };
  const created = await createApiKey(c.get("context"), { viewer: c.get("viewer"), request, input });
  c.header("cache-control", "no-store");
  return c.json(viewKey(created), 201);
};
