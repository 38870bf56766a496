import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { retireOwnAsset } from "../../services/own-assets.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { OwnAssetPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "retireOwnAsset",
  method: "delete",
  path: "/api/v1/assets/{id}",
  tags: ["Assets"],
  summary: "Take an asset of one's own out of use",
  description: "Needs a signed-in person. Transactions that name it keep it, so it stays readable as `delisted`.",
  middleware: [requireViewer] as const,
  request: { params: OwnAssetPath },
  responses: {
    204: { description: "Taken out of use." },
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await retireOwnAsset(c.get("context"), c.get("viewer").userId, c.req.valid("param").id);
  return c.body(null, 204);
};
