import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { recordTransaction } from "../../services/record-transaction.ts";
import { etagOfVersion } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { NewTransactionSchema, statedEvent, targetOf } from "./new-transaction.ts";
import { transactionBody } from "./present.ts";
import { TransactionSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "recordTransaction",
  method: "post",
  path: "/api/v1/portfolios/{id}/transactions",
  tags: ["Transactions"],
  summary: "Record what happened",
  description:
    "Needs a signed-in person. Each type has its form. Never more can be given away than was held at that moment, also by events that come later in time.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    headers: IdempotencyHeaders,
    body: jsonBody(NewTransactionSchema, "The transaction."),
  },
  responses: {
    201: json(TransactionSchema, "Recorded; a repeated key gets the first answer again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "GONE",
      "INSUFFICIENT_HOLDINGS",
      "LEDGER_RULE_ERROR",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id } = c.req.valid("param");
  const body = c.req.valid("json");
  const { version, transaction } = await recordTransaction(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(c.req.valid("header"), route.operationId, body),
    transaction: statedEvent(body),
    toPortfolioId: targetOf(body),
  });
  c.header("location", `/api/v1/portfolios/${id}/transactions/${transaction.id}`);
  c.header("etag", etagOfVersion(version));
  return c.json(transactionBody(transaction), 201);
};
