import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getCoin } from "../../services/get-coin.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CoinDetailSchema, CoinPath, viewDetail } from "./schemas.ts";

export const route = createRoute({
  operationId: "getCoin",
  method: "get",
  path: "/api/v1/coins/{id}",
  tags: ["Coins"],
  summary: "One coin",
  description: "Public and rate-limited. Also a coin that is no longer traded.",
  security: PUBLIC,
  request: { params: CoinPath },
  responses: { 200: json(CoinDetailSchema, "The coin."), ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR") },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json(viewDetail(await getCoin(c.get("context"), c.req.valid("param").id)), 200);
