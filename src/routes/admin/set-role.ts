import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { setRole } from "../../services/set-role.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { RoleChangeSchema, UserIdSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "setRole",
  method: "patch",
  path: "/api/v1/admin/people/{id}",
  tags: ["Admin"],
  summary: "Make somebody an admin, or no longer one",
  description:
    "Needs a signed-in person who is an admin. One's own role, and that of admins by configuration, stay: 409.",
  middleware: [requireViewer, requireAdmin] as const,
  request: {
    params: z.object({ id: UserIdSchema.openapi({ param: { name: "id", in: "path" } }) }),
    body: jsonBody(RoleChangeSchema, "The role."),
  },
  responses: {
    200: json(PersonSchema, "The person as changed."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "CONFLICT_ERROR",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { role } = c.req.valid("json");
  const input = { viewer: c.get("viewer"), userId: c.req.valid("param").id, role };
  return c.json(await setRole(c.get("context"), input), 200);
};
