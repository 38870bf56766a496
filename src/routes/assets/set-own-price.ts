import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { MOST_OWN_PRICES, setOwnPrice } from "../../services/own-prices.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { OwnPriceSchema, readOwnPrice, viewOwnPrice } from "./schemas.ts";

export const route = createRoute({
  operationId: "setOwnPrice",
  method: "post",
  path: "/api/v1/own-prices",
  tags: ["Assets"],
  summary: "Set one's own price of an asset",
  description: `Needs a signed-in person, who has at most ${MOST_OWN_PRICES}. From its time until it is ended, or another takes its place, it wins over the market wherever this person's values are worked out. One of the same asset and time is replaced.`,
  middleware: [requireViewer] as const,
  request: { headers: IdempotencyHeaders, body: jsonBody(OwnPriceSchema, "The price.") },
  responses: {
    201: json(OwnPriceSchema, "Set; a repeated idempotency key gets the first answer again."),
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
  const input = { userId: c.get("viewer").userId, request, price: readOwnPrice(body) };
  return c.json(viewOwnPrice(await setOwnPrice(c.get("context"), input)), 201);
};
