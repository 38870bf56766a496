import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { disableTwoFactor } from "../../services/disable-two-factor.ts";
import { atBrowser, requireCookie, setCookies } from "../http/at-browser.ts";
import { BY_COOKIE } from "../http/openapi.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PasswordBody } from "./schemas.ts";

export const route = createRoute({
  operationId: "disableTwoFactor",
  method: "post",
  path: "/api/v1/me/two-factor/disable",
  tags: ["Accounts"],
  summary: "Ask for no code any more",
  description:
    "Needs a signed-in person, by the session cookie, and the password. Sets the cookie of a new session in the place of this one.",
  security: BY_COOKIE,
  middleware: [requireViewer, requireCookie] as const,
  request: { body: jsonBody(PasswordBody, "The password once more.") },
  responses: {
    204: { description: "It is off; secret and recovery codes are deleted." },
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
  setCookies(c, await disableTwoFactor(c.get("context"), atBrowser(c), c.req.valid("json").password));
  return c.body(null, 204);
};
