import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { recordTransactions } from "../../services/record-transactions.ts";
import { etagOfVersion } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { NewTransactionSchema, statedEvent } from "./new-transaction.ts";
import { MOST_AT_ONCE, RecordedManySchema } from "./schemas.ts";

const Body = z
  .strictObject({
    transactions: z
      .array(NewTransactionSchema)
      .min(1)
      .max(MOST_AT_ONCE)
      .openapi({ description: "In any order of time; of the same time in the order given." }),
  })
  .openapi("NewTransactions");

export const route = createRoute({
  operationId: "recordTransactions",
  method: "post",
  path: "/api/v1/portfolios/{id}/transactions/bulk",
  tags: ["Transactions"],
  summary: "Record many at once",
  description:
    "Needs a signed-in person. All are recorded or none, in one version, and are taken back as one. They are judged together: a sale may give what another of them brings.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    headers: IdempotencyHeaders,
    body: jsonBody(Body, "At most 500 transactions."),
  },
  responses: {
    201: json(RecordedManySchema, "Recorded; a repeated key gets the first answer again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "GONE",
      "INSUFFICIENT_HOLDINGS",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const body = c.req.valid("json");
  const { version, transactions } = await recordTransactions(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: c.req.valid("param").id,
    request: await writeRequest(c.req.valid("header"), route.operationId, body),
    transactions: body.transactions.map(statedEvent),
  });
  c.header("etag", etagOfVersion(version));
  return c.json({ version, items: [...transactions] }, 201);
};
