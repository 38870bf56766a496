import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { deleteTransaction } from "../../services/delete-transaction.ts";
import { TransactionPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "deleteTransaction",
  method: "delete",
  path: "/api/v1/portfolios/{id}/transactions/{txId}",
  tags: ["Transactions"],
  summary: "Delete a transaction",
  description:
    "Needs a signed-in person. Refused where a later event could not stand without it. It can be taken back.",
  middleware: [requireViewer] as const,
  request: { params: TransactionPath, headers: IdempotencyHeaders.extend(UpdateHeaders.shape) },
  responses: {
    204: { description: "It is gone." },
    ...problems(...WRITE_PROBLEMS, "INSUFFICIENT_HOLDINGS", "LEDGER_RULE_ERROR", "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const { id, txId } = c.req.valid("param");
  const { version } = await deleteTransaction(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(headers, route.operationId, { txId }),
    transaction: { id: txId, versions: versionsOf(headers["if-match"]) },
  });
  c.header("etag", etagOfVersion(version));
  return c.body(null, 204);
};
