import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { WRITE_PROBLEMS, writeRequest } from "../http/write-request.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { undoLast } from "../../services/undo-last.ts";
import { UndoneSchema } from "./change-schemas.ts";

export const route = createRoute({
  operationId: "undoLast",
  method: "post",
  path: "/api/v1/portfolios/{id}/undo",
  tags: ["Portfolios"],
  summary: "Take back the last change",
  description:
    "Needs a signed-in person. Whatever it was: a record, an edit, a deletion, many at once, an import, a setting. Asked again it takes back the one before that. What was taken back stays in the journal.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, headers: IdempotencyHeaders.extend(UpdateHeaders.shape) },
  responses: {
    200: json(UndoneSchema, "What was taken back; a repeated key gets the first answer again."),
    ...problems(
      ...WRITE_PROBLEMS,
      "CONFLICT_ERROR",
      "INSUFFICIENT_HOLDINGS",
      "LEDGER_RULE_ERROR",
      "PRECONDITION_FAILED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const { version, undone } = await undoLast(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: c.req.valid("param").id,
    request: await writeRequest(headers, route.operationId),
    expected: { versions: versionsOf(headers["if-match"]) },
  });
  c.header("etag", etagOfVersion(version));
  return c.json({ version, undone }, 200);
};
