import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { editTransaction } from "../../services/edit-transaction.ts";
import { NewTransactionSchema, replacingEvent } from "./new-transaction.ts";
import { transactionBody } from "./present.ts";
import { TransactionPath, TransactionSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "replaceTransaction",
  method: "put",
  path: "/api/v1/portfolios/{id}/transactions/{txId}",
  tags: ["Transactions"],
  summary: "Change a transaction as a whole",
  description:
    "Needs a signed-in person. What is not sent is no longer there; reference, position and where the row came from stay. The past is checked as it was: refused where this or a later event could not stand.",
  middleware: [requireViewer] as const,
  request: {
    params: TransactionPath,
    headers: IdempotencyHeaders.extend(UpdateHeaders.shape),
    body: jsonBody(NewTransactionSchema, "What it becomes."),
  },
  responses: {
    200: json(TransactionSchema, "The transaction as it is now."),
    ...problems(...WRITE_PROBLEMS, "INSUFFICIENT_HOLDINGS", "LEDGER_RULE_ERROR", "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const body = c.req.valid("json");
  const { id, txId } = c.req.valid("param");
  const { version, transaction } = await editTransaction(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(headers, route.operationId, { txId, body }),
    transaction: { id: txId, versions: versionsOf(headers["if-match"]), event: replacingEvent(body) },
  });
  c.header("etag", etagOfVersion(version));
  return c.json(transactionBody(transaction), 200);
};
