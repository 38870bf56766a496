import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getPrices } from "../../services/get-prices.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetListSchema, PricesSchema } from "./schemas.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getPrices",
  method: "get",
  path: "/api/v1/prices",
  tags: ["Prices"],
  summary: "Latest prices",
  description:
    "Public and rate-limited. At most 2 s old. A coin without a price is named in `missing`; when the venue is silent, the last price is given as `stale`.",
  security: PUBLIC,
  request: { query: z.object({ ids: AssetListSchema }) },
  responses: { 200: json(PricesSchema, "The prices."), ...problems("VALIDATION_ERROR", "PRICES_UNAVAILABLE") },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  jsonTextResponse(c, await getPrices(c.get("context"), c.req.valid("query").ids));
