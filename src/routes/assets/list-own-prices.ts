import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listOwnPrices } from "../../services/own-prices.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema } from "../http/schemas.ts";
import { OwnPriceSchema, viewOwnPrice } from "./schemas.ts";

const OwnPricesQuery = pageQuery(500, 100).extend({
  asset: AssetIdSchema.optional().openapi({ description: "Those of one asset. Default: all." }),
});

export const route = createRoute({
  operationId: "listOwnPrices",
  method: "get",
  path: "/api/v1/own-prices",
  tags: ["Assets"],
  summary: "The prices that one has set",
  description: "Needs a signed-in person. By asset, then by time.",
  middleware: [requireViewer] as const,
  request: { query: OwnPricesQuery },
  responses: {
    200: json(pageOf(OwnPriceSchema, "OwnPricePage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const Position = z.tuple([z.string().max(110), z.number().int().min(-8.64e15).max(8.64e15)]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor, asset = null } = c.req.valid("query");
  const position = decodeCursor(Position, cursor);
  const after = position === null ? null : { asset: position[0], at: position[1] };
  const input = { userId: c.get("viewer").userId, asset, limit, after };
  const { prices, more } = await listOwnPrices(c.get("context"), input);
  const last = prices.at(-1);
  const nextCursor = more && last !== undefined ? encodeCursor([last.asset, last.at]) : null;
  return c.json({ items: prices.map(viewOwnPrice), nextCursor }, 200);
};
