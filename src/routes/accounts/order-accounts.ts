import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { orderAccounts } from "../../services/order-accounts.ts";
import { AccountListSchema, AccountOrderSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "orderAccounts",
  method: "put",
  path: "/api/v1/portfolios/{id}/accounts",
  tags: ["Accounts of a portfolio"],
  summary: "Put the accounts in order",
  description: "Needs a signed-in person. The first is used where none is named.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    headers: IdempotencyHeaders.extend(UpdateHeaders.shape),
    body: jsonBody(AccountOrderSchema, "All accounts, in their order."),
  },
  responses: {
    200: json(AccountListSchema, "All of them."),
    ...problems(...WRITE_PROBLEMS, "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const { accountIds } = c.req.valid("json");
  const { version, accounts } = await orderAccounts(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: c.req.valid("param").id,
    request: await writeRequest(headers, route.operationId, { accountIds }),
    order: { ids: accountIds, versions: versionsOf(headers["if-match"]) },
  });
  c.header("etag", etagOfVersion(version));
  return c.json({ items: [...accounts] }, 200);
};
