import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { MOST_OWN_ASSETS } from "../../domain/limits.ts";
import { createOwnAsset } from "../../services/own-assets.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { NewOwnAssetSchema, OwnAssetSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "createOwnAsset",
  method: "post",
  path: "/api/v1/assets",
  tags: ["Assets"],
  summary: "Make an asset of one's own",
  description: `Needs a signed-in person, who has at most ${MOST_OWN_ASSETS}. For what no catalogue lists; it has the prices that its owner sets.`,
  middleware: [requireViewer] as const,
  request: { headers: IdempotencyHeaders, body: jsonBody(NewOwnAssetSchema, "What it is.") },
  responses: {
    201: json(OwnAssetSchema, "Made; a repeated idempotency key gets the first answer again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
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
  return c.json(await createOwnAsset(c.get("context"), { userId: c.get("viewer").userId, request, ...body }), 201);
};
