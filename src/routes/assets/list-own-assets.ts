import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { OWN_ASSET_ID_PATTERN } from "../../domain/ids.ts";
import { listOwnAssets } from "../../services/own-assets.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { OwnAssetSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listOwnAssets",
  method: "get",
  path: "/api/v1/assets",
  tags: ["Assets"],
  summary: "One's own assets",
  description: "Needs a signed-in person. In the order of their making, with those that were taken out of use.",
  middleware: [requireViewer] as const,
  request: { query: pageQuery(500, 100) },
  responses: {
    200: json(pageOf(OwnAssetSchema, "OwnAssetPage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const Position = z.tuple([z.string().regex(OWN_ASSET_ID_PATTERN)]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const [after] = decodeCursor(Position, cursor) ?? [null];
  const { assets, more } = await listOwnAssets(c.get("context"), { userId: c.get("viewer").userId, limit, after });
  const last = assets.at(-1);
  return c.json({ items: assets, nextCursor: more && last !== undefined ? encodeCursor([last.id]) : null }, 200);
};
