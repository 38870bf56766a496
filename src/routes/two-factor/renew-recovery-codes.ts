import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { renewRecoveryCodes } from "../../services/renew-recovery-codes.ts";
import { atBrowser, requireCookie } from "../http/at-browser.ts";
import { BY_COOKIE } from "../http/openapi.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PasswordBody, RecoveryCodesSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "renewRecoveryCodes",
  method: "post",
  path: "/api/v1/me/two-factor/recovery-codes",
  tags: ["Accounts"],
  summary: "New recovery codes",
  description:
    "Needs a signed-in person, by the session cookie, and the password. Those before are worth nothing from now on.",
  security: BY_COOKIE,
  middleware: [requireViewer, requireCookie] as const,
  request: { body: jsonBody(PasswordBody, "The password once more.") },
  responses: {
    200: json(RecoveryCodesSchema, "The codes."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "CONFLICT_ERROR",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { password } = c.req.valid("json");
  const recoveryCodes = await renewRecoveryCodes(c.get("context"), atBrowser(c), password);
  c.header("cache-control", "no-store");
  return c.json({ recoveryCodes }, 200);
};
