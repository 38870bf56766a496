import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { etagOfVersion } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { AccountSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { createAccount } from "../../services/create-account.ts";
import { NewAccountSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "createAccount",
  method: "post",
  path: "/api/v1/portfolios/{id}/accounts",
  tags: ["Accounts of a portfolio"],
  summary: "Add an account",
  description: "Needs a signed-in person. A portfolio has at most 100, each with a name of its own.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, headers: IdempotencyHeaders, body: jsonBody(NewAccountSchema, "The account.") },
  responses: {
    201: json(AccountSchema, "Created; a repeated key gets the first answer again."),
    ...problems(...WRITE_PROBLEMS, "CONFLICT_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const account = c.req.valid("json");
  const { id } = c.req.valid("param");
  const created = await createAccount(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(c.req.valid("header"), route.operationId, account),
    account,
  });
  c.header("etag", etagOfVersion(created.version));
  return c.json(created.account, 201);
};
