import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { deleteOwnPrice } from "../../services/own-prices.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, TimeSchema } from "../http/schemas.ts";

export const route = createRoute({
  operationId: "deleteOwnPrice",
  method: "delete",
  path: "/api/v1/own-prices/{asset}",
  tags: ["Assets"],
  summary: "Delete a price that one has set",
  description: "Needs a signed-in person. To end a price and keep it for the past, set it again with `until`.",
  middleware: [requireViewer] as const,
  request: {
    params: z.object({ asset: AssetIdSchema.openapi({ param: { name: "asset", in: "path" } }) }),
    query: z.object({ at: TimeSchema.openapi({ description: "Which of the asset's prices: its `at`." }) }),
  },
  responses: {
    204: { description: "Deleted." },
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const at = Date.parse(c.req.valid("query").at);
  await deleteOwnPrice(c.get("context"), c.get("viewer").userId, c.req.valid("param").asset, at);
  return c.body(null, 204);
};
