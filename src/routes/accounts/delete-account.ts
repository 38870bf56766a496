import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { deleteAccount } from "../../services/delete-account.ts";
import { AccountPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "deleteAccount",
  method: "delete",
  path: "/api/v1/portfolios/{id}/accounts/{accountId}",
  tags: ["Accounts of a portfolio"],
  summary: "Delete an account that no transaction names",
  description: "Needs a signed-in person. The last one stays.",
  middleware: [requireViewer] as const,
  request: { params: AccountPath, headers: IdempotencyHeaders.extend(UpdateHeaders.shape) },
  responses: {
    204: { description: "It is gone." },
    ...problems(...WRITE_PROBLEMS, "CONFLICT_ERROR", "PRECONDITION_FAILED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const { id, accountId } = c.req.valid("param");
  const { version } = await deleteAccount(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: id,
    request: await writeRequest(headers, route.operationId, { accountId }),
    account: { id: accountId, versions: versionsOf(headers["if-match"]) },
  });
  c.header("etag", etagOfVersion(version));
  return c.body(null, 204);
};
