import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { changePassword } from "../../services/change-password.ts";
import { NewPasswordSchema, PasswordSchema } from "../auth/schemas.ts";
import { networkOfClient, signInLimit } from "../http/rate-limit.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

const ChangePasswordBody = z
  .strictObject({ password: PasswordSchema, newPassword: NewPasswordSchema })
  .openapi("ChangePassword");

export const route = createRoute({
  operationId: "changePassword",
  method: "post",
  path: "/api/v1/me/password",
  tags: ["Accounts"],
  summary: "Change the password",
  description:
    "Needs a signed-in person, who knows the present password. Ends all other sessions. A wrong one is 403; after a few each further attempt has to wait longer: 429 with the limit `sign-in`.",
  middleware: [signInLimit, requireViewer] as const,
  request: { body: jsonBody(ChangePasswordBody, "Both passwords.") },
  responses: {
    204: { description: "Changed; the session that asked goes on." },
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const input = { ...c.req.valid("json"), viewer: c.get("viewer"), network: networkOfClient(c) };
  await changePassword(c.get("context"), input);
  return c.body(null, 204);
};
