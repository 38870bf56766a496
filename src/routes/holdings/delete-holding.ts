import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import type { Amount } from "../../domain/money/amount.ts";
import { deleteHolding } from "../../services/delete-holding.ts";
import { adjustedBody, AdjustedSchema, HoldingPath } from "./adjustment.ts";

export const route = createRoute({
  operationId: "deleteHolding",
  method: "delete",
  path: "/api/v1/portfolios/{id}/holdings/{coin}",
  tags: ["Holdings"],
  summary: "Hold nothing of a coin any more",
  description:
    "Needs a signed-in person. All that is held now is withdrawn; what happened before stays. It can be taken back.",
  middleware: [requireViewer] as const,
  request: { params: HoldingPath, headers: IdempotencyHeaders.extend(UpdateHeaders.shape) },
  responses: {
    200: json(AdjustedSchema, "The withdrawals that were written."),
    ...problems(...WRITE_PROBLEMS, "INSUFFICIENT_HOLDINGS", "LEDGER_RULE_ERROR", "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const { id, coin } = c.req.valid("param");
  const adjusted = await deleteHolding(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(headers, route.operationId, { coin }),
    holding: {
      asset: coin,
      quantity: "0" as Amount,
      averagePrice: null,
      at: null,
      accountId: null,
      versions: versionsOf(headers["if-match"]),
    },
  });
  c.header("etag", etagOfVersion(adjusted.version));
  return c.json(adjustedBody(adjusted), 200);
};
