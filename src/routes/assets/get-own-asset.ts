import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getOwnAsset } from "../../services/own-assets.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { OwnAssetPath, OwnAssetSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getOwnAsset",
  method: "get",
  path: "/api/v1/assets/{id}",
  tags: ["Assets"],
  summary: "An asset of one's own",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: { params: OwnAssetPath },
  responses: {
    200: json(OwnAssetSchema, "The asset."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json(await getOwnAsset(c.get("context"), c.get("viewer").userId, c.req.valid("param").id), 200);
