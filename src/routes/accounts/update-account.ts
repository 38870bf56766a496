import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { updateAccount } from "../../services/update-account.ts";
import { AccountSchema } from "../portfolios/schemas.ts";
import { AccountChangeSchema, AccountPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "updateAccount",
  method: "patch",
  path: "/api/v1/portfolios/{id}/accounts/{accountId}",
  tags: ["Accounts of a portfolio"],
  summary: "Rename an account, or say what it is",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: {
    params: AccountPath,
    headers: IdempotencyHeaders.extend(UpdateHeaders.shape),
    body: jsonBody(AccountChangeSchema, "What changes."),
  },
  responses: {
    200: json(AccountSchema, "The account as it is now."),
    ...problems(...WRITE_PROBLEMS, "CONFLICT_ERROR", "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const body = c.req.valid("json");
  const { id, accountId } = c.req.valid("param");
  const { version, account } = await updateAccount(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(headers, route.operationId, { accountId, body }),
    change: {
      id: accountId,
      versions: versionsOf(headers["if-match"]),
      ...(body.name === undefined ? {} : { name: body.name }),
      ...(body.kind === undefined ? {} : { kind: body.kind }),
    },
  });
  c.header("etag", etagOfVersion(version));
  return c.json(account, 200);
};
