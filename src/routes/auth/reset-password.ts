import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { resetPassword } from "../../services/reset-password.ts";
import { PUBLIC } from "../http/openapi.ts";
import { signInLimit } from "../http/rate-limit.ts";
import { jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { NewPasswordSchema, TokenSchema } from "./schemas.ts";

const ResetBody = z.strictObject({ token: TokenSchema, password: NewPasswordSchema }).openapi("ResetPassword");

export const route = createRoute({
  operationId: "resetPassword",
  method: "post",
  path: "/api/v1/auth/reset-password",
  tags: ["Accounts"],
  summary: "Set a new password by a mail",
  description:
    "Public and rate-limited. Takes the token of the mail, which works once. Ends all sessions of the person; API keys stay as they are. It signs nobody in.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(ResetBody, "The mail's token and the new password.") },
  responses: {
    204: { description: "The password is another one now; sign in next." },
    ...problems("VALIDATION_ERROR", "AUTHORIZATION_ERROR", "GONE", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await resetPassword(c.get("context"), c.req.valid("json"));
  return c.body(null, 204);
};
