import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listCoins } from "../../services/list-coins.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CoinSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listCoins",
  method: "get",
  path: "/api/v1/coins",
  tags: ["Coins"],
  summary: "The catalogue of coins, by rank",
  description: "Public and rate-limited.",
  security: PUBLIC,
  request: { query: pageQuery(500, 100) },
  responses: { 200: json(pageOf(CoinSchema, "CoinPage"), "One page."), ...problems("VALIDATION_ERROR") },
});

const Position = z.tuple([z.number().int(), z.string()]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const position = decodeCursor(Position, cursor);
  const after = position === null ? null : { rank: position[0], id: position[1] };
  const { coins, more } = await listCoins(c.get("context"), { limit, after });
  const last = coins.at(-1);
  return c.json({ items: coins, nextCursor: more && last ? encodeCursor([last.rank ?? 0, last.id]) : null }, 200);
};
