import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getTransaction } from "../../services/get-transaction.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { etagBeside, hasIt } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { transactionBody } from "./present.ts";
import { TransactionPath, TransactionSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getTransaction",
  method: "get",
  path: "/api/v1/portfolios/{id}/transactions/{txId}",
  tags: ["Transactions"],
  summary: "One transaction",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: { params: TransactionPath, headers: ReadHeaders },
  responses: {
    200: json(TransactionSchema, "The transaction."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id, txId } = c.req.valid("param");
  const input = { viewer: c.get("viewer"), portfolioId: id, transactionId: txId };
  const { version, transaction } = await getTransaction(c.get("context"), input);
  const etag = await etagBeside(version, transaction.inTransit ? ["in transit"] : []);
  c.header("etag", etag);
  if (hasIt(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304);
  return c.json(transactionBody(transaction), 200);
};
