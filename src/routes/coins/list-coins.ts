import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listCoins } from "../../services/list-coins.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { TextSchema } from "../http/schemas.ts";
import { CoinSchema, viewCoin } from "./schemas.ts";

const CoinsQuery = pageQuery(500, 100).extend({
  q: TextSchema(1, 60).optional().openapi({
    description:
      "Words to search by: symbol, name, alias or a part of them. The best match comes first: a symbol before a name, a whole word before its beginning, then by rank.",
    example: "uni",
  }),
});

export const route = createRoute({
  operationId: "listCoins",
  method: "get",
  path: "/api/v1/coins",
  tags: ["Coins"],
  summary: "The catalogue of coins, by rank or by what is searched for",
  description: "Public and rate-limited. Coins that are no longer traded stay in it; they come last.",
  security: PUBLIC,
  request: { query: CoinsQuery },
  responses: { 200: json(pageOf(CoinSchema, "CoinPage"), "One page."), ...problems("VALIDATION_ERROR") },
});

const Position = z.tuple([z.number().int(), z.number().int(), z.string().max(110)]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor, q = "" } = c.req.valid("query");
  const page = await listCoins(c.get("context"), { query: q, limit, after: decodeCursor(Position, cursor) });
  return c.json(
    { items: page.coins.map(viewCoin), nextCursor: page.next === null ? null : encodeCursor(page.next) },
    200,
  );
};
