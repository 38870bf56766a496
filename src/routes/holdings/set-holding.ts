import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { setHolding } from "../../services/set-holding.ts";
import { adjustedBody, AdjustedSchema, HoldingPath, HoldingTargetSchema } from "./adjustment.ts";

export const route = createRoute({
  operationId: "setHolding",
  method: "put",
  path: "/api/v1/portfolios/{id}/holdings/{coin}",
  tags: ["Holdings"],
  summary: "Say how much of a coin is held",
  description:
    "Needs a signed-in person. Writes what leads there: an opening balance of what is missing, or a withdrawal of what is too much. With averagePrice the cost becomes that, too.",
  middleware: [requireViewer] as const,
  request: {
    params: HoldingPath,
    headers: IdempotencyHeaders.extend(UpdateHeaders.shape),
    body: jsonBody(HoldingTargetSchema, "How much, what it cost, since when."),
  },
  responses: {
    200: json(AdjustedSchema, "What was written; nothing where it was so already."),
    ...problems(...WRITE_PROBLEMS, "INSUFFICIENT_HOLDINGS", "LEDGER_RULE_ERROR", "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const body = c.req.valid("json");
  const { id, coin } = c.req.valid("param");
  const adjusted = await setHolding(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(headers, route.operationId, { coin, body }),
    holding: {
      asset: coin,
      quantity: body.quantity,
      averagePrice: body.averagePrice ?? null,
      at: body.at === undefined ? null : Date.parse(body.at),
      accountId: body.accountId ?? null,
      versions: versionsOf(headers["if-match"]),
    },
  });
  c.header("etag", etagOfVersion(adjusted.version));
  return c.json(adjustedBody(adjusted), 200);
};
