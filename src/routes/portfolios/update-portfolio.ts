import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { updatePortfolio } from "../../services/update-portfolio.ts";
import { portfolioBody } from "./present.ts";
import { PortfolioChangeSchema, PortfolioPath, PortfolioSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "updatePortfolio",
  method: "patch",
  path: "/api/v1/portfolios/{id}",
  tags: ["Portfolios"],
  summary: "Change a portfolio",
  description:
    "Needs a signed-in person. Name, description, base currency, settings, archived. A setting under which the books could not be kept is refused, with the row that breaks.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    headers: IdempotencyHeaders.extend(UpdateHeaders.shape),
    body: jsonBody(PortfolioChangeSchema, "What changes."),
  },
  responses: {
    200: json(PortfolioSchema, "The portfolio as it is now."),
    ...problems(...WRITE_PROBLEMS, "INSUFFICIENT_HOLDINGS", "LEDGER_RULE_ERROR", "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const body = c.req.valid("json");
  const updated = await updatePortfolio(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: c.req.valid("param").id,
    request: await writeRequest(headers, route.operationId, body),
    change: { ...body, versions: versionsOf(headers["if-match"]) },
  });
  c.header("etag", etagOfVersion(updated.version));
  return c.json(portfolioBody(updated), 200);
};
