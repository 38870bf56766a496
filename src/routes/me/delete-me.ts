import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { deleteCookie } from "hono/cookie";
import { sessionCookieOf } from "../../platform/auth/session-cookie.ts";
import { deleteMe } from "../../services/delete-me.ts";
import { PasswordSchema } from "../auth/schemas.ts";
import { networkOfClient, signInLimit } from "../http/rate-limit.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

const DeletionBody = z.strictObject({ password: PasswordSchema }).openapi("AccountDeletion");

const AcceptedSchema = z
  .object({ status: z.literal("accepted").openapi({ description: "Always the same." }) })
  .openapi("AccountDeletionAccepted");

export const route = createRoute({
  operationId: "deleteMe",
  method: "post",
  path: "/api/v1/me/deletion",
  tags: ["Accounts"],
  summary: "Delete the account with everything in it",
  description:
    "Needs a signed-in person, who knows the password. With the answer every session, passkey and key is gone and the address is free again; portfolios and all else follow within minutes. There is no way back: export first. A wrong password is 403; after a few each further attempt has to wait longer: 429 with the limit `sign-in`.",
  middleware: [signInLimit, requireViewer] as const,
  request: { body: jsonBody(DeletionBody, "The present password.") },
  responses: {
    202: json(AcceptedSchema, "The account is gone; what it owned is being deleted."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const context = c.get("context");
  await deleteMe(context, { ...c.req.valid("json"), viewer: c.get("viewer"), network: networkOfClient(c) });
  const cookie = sessionCookieOf(context.config.publicOrigin);
  deleteCookie(c, cookie.name, { path: "/", secure: cookie.secure });
  return c.json({ status: "accepted" as const }, 202);
};
