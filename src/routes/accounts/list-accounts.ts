import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { etagOfVersion, hasIt } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { getPortfolio } from "../../services/get-portfolio.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { AccountListSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listAccounts",
  method: "get",
  path: "/api/v1/portfolios/{id}/accounts",
  tags: ["Accounts of a portfolio"],
  summary: "Where the coins of a portfolio lie",
  description:
    "Needs a signed-in person. In order; the first is used where none is named. Its ETag is the portfolio's, as changes of accounts want it in If-Match.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, headers: ReadHeaders },
  responses: {
    200: json(AccountListSchema, "All of them."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const input = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const { accounts, version } = await getPortfolio(c.get("context"), input);
  const etag = etagOfVersion(version);
  c.header("etag", etag);
  if (hasIt(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304);
  return c.json({ items: [...accounts] }, 200);
};
