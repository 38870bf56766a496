import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { signInWithPasskey } from "../../services/sign-in-with-passkey.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { challengeOf, setCookies } from "../http/at-browser.ts";
import { clientOf } from "../http/client.ts";
import { PUBLIC } from "../http/openapi.ts";
import { signInLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PasskeySignInSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "signInWithPasskey",
  method: "post",
  path: "/api/v1/auth/sign-in/passkey",
  tags: ["Accounts"],
  summary: "Start a session with a passkey",
  description:
    "Public and rate-limited. Needs the cookie of the challenge, which is taken once. No code is asked for besides: the passkey itself asks for fingerprint, face or PIN.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(PasskeySignInSchema, "What the browser made of the options.") },
  responses: {
    200: json(PersonSchema, "Signed in; the session cookie is set."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const input = { ...clientOf(c), ...c.req.valid("json"), challenge: challengeOf(c, "passkey") };
  const { person, cookies } = await signInWithPasskey(c.get("context"), input);
  setCookies(c, cookies);
  return c.json(person, 200);
};
