import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listInvitations } from "../../services/list-invitations.ts";
import { pageOf } from "../http/pagination.ts";
import { timedCursor, timedPage, timedPageQuery } from "../http/sorting.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { InvitationSchema, viewInvitation } from "./schemas.ts";

export const route = createRoute({
  operationId: "listInvitations",
  method: "get",
  path: "/api/v1/admin/invitations",
  tags: ["Admin"],
  summary: "Invitations that are not over, newest first unless sorted otherwise",
  description: "Needs a signed-in person who is an admin.",
  middleware: [requireViewer, requireAdmin] as const,
  request: { query: timedPageQuery("createdAt", 500, 100) },
  responses: {
    200: json(pageOf(InvitationSchema, "InvitationPage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const query = c.req.valid("query");
  const { invitations, next } = await listInvitations(c.get("context"), timedPage(query));
  const nextCursor = timedCursor(query.sort, next);
  return c.json({ items: invitations.map(viewInvitation), nextCursor }, 200);
};
