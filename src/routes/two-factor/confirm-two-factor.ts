import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { confirmTwoFactor } from "../../services/confirm-two-factor.ts";
import { atBrowser, requireCookie, setCookies } from "../http/at-browser.ts";
import { BY_COOKIE } from "../http/openapi.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CodeSchema, RecoveryCodesSchema } from "./schemas.ts";

const ConfirmBody = z.strictObject({ code: CodeSchema }).openapi("ConfirmTwoFactor");

export const route = createRoute({
  operationId: "confirmTwoFactor",
  method: "post",
  path: "/api/v1/me/two-factor/confirmation",
  tags: ["Accounts"],
  summary: "Ask for a code from now on",
  description:
    "Needs a signed-in person, by the session cookie. From now on signing in by password needs a code as well. The answer shows the recovery codes, once, and sets the cookie of a new session in the place of this one.",
  security: BY_COOKIE,
  middleware: [requireViewer, requireCookie] as const,
  request: { body: jsonBody(ConfirmBody, "What the app shows.") },
  responses: {
    200: json(RecoveryCodesSchema, "It is on."),
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
  const { code } = c.req.valid("json");
  const { recoveryCodes, cookies } = await confirmTwoFactor(c.get("context"), atBrowser(c), code);
  setCookies(c, cookies);
  return c.json({ recoveryCodes }, 200);
};
