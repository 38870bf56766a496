import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { invitePerson } from "../../services/invite-person.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { CreatedInvitationSchema, NewInvitationSchema, viewInvitation } from "./schemas.ts";

export const route = createRoute({
  operationId: "createInvitation",
  method: "post",
  path: "/api/v1/admin/invitations",
  tags: ["Admin"],
  summary: "Invite a person",
  description: "Needs a signed-in person who is an admin. The answer shows the code; nothing else ever does.",
  middleware: [requireViewer, requireAdmin] as const,
  request: { headers: IdempotencyHeaders, body: jsonBody(NewInvitationSchema, "For whom, and how long.") },
  responses: {
    201: json(CreatedInvitationSchema, "Made; a repeated idempotency key gets the first answer again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "CONFLICT_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const body = c.req.valid("json");
  const request = await writeRequest(c.req.valid("header"), route.operationId, body);
  const { code, mailed, ...invitation } = await invitePerson(c.get("context"), {
    viewer: c.get("viewer"),
    request,
    ...body,
  });
  c.header("cache-control", "no-store");
  return c.json({ ...viewInvitation(invitation), code, mailed }, 201);
};
