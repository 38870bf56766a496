import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { addPasskey } from "../../services/add-passkey.ts";
import { atBrowser, challengeOf, requireCookie } from "../http/at-browser.ts";
import { BY_COOKIE } from "../http/openapi.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { NewPasskeySchema, PasskeySchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "addPasskey",
  method: "post",
  path: "/api/v1/me/passkeys",
  tags: ["Accounts"],
  summary: "Add a passkey",
  description:
    "Needs a signed-in person, by the session cookie, and the cookie of the challenge. A challenge is taken once, so a repeated request adds nothing.",
  security: BY_COOKIE,
  middleware: [requireViewer, requireCookie] as const,
  request: { body: jsonBody(NewPasskeySchema, "What the browser made of the options.") },
  responses: {
    201: json(PasskeySchema, "Added; from now on it signs in."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const input = { ...c.req.valid("json"), challenge: challengeOf(c, "passkey") };
  return c.json(await addPasskey(c.get("context"), atBrowser(c), input), 201);
};
