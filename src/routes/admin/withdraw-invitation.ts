import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { withdrawInvitation } from "../../services/withdraw-invitation.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { InvitationIdSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "withdrawInvitation",
  method: "delete",
  path: "/api/v1/admin/invitations/{id}",
  tags: ["Admin"],
  summary: "Withdraw an invitation",
  description: "Needs a signed-in person who is an admin. Who signed up with it stays.",
  middleware: [requireViewer, requireAdmin] as const,
  request: { params: z.object({ id: InvitationIdSchema.openapi({ param: { name: "id", in: "path" } }) }) },
  responses: {
    204: { description: "Withdrawn." },
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await withdrawInvitation(c.get("context"), c.req.valid("param"));
  return c.body(null, 204);
};
