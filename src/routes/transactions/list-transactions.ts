import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listTransactions } from "../../services/list-transactions.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { etagOfVersion, hasIt } from "../http/etag.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { transactionBody } from "./present.ts";
import { TransactionSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listTransactions",
  method: "get",
  path: "/api/v1/portfolios/{id}/transactions",
  tags: ["Transactions"],
  summary: "A portfolio's transactions, newest first",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, headers: ReadHeaders, query: pageQuery(500, 100) },
  responses: {
    200: json(pageOf(TransactionSchema, "TransactionPage"), "One page."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const Position = z.tuple([z.number().int(), z.number().int(), z.string()]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const position = decodeCursor(Position, cursor);
  const after = position === null ? null : { at: position[0], position: position[1], id: position[2] };
  const input = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id, limit, after };
  const { version, transactions, next } = await listTransactions(c.get("context"), input);
  const etag = etagOfVersion(version);
  c.header("etag", etag);
  if (hasIt(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304);
  const nextCursor = next === null ? null : encodeCursor([next.at, next.position, next.id]);
  return c.json({ items: transactions.map(transactionBody), nextCursor }, 200);
};
