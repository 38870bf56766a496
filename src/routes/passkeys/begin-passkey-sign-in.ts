import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { beginPasskeySignIn } from "../../services/begin-passkey-sign-in.ts";
import { setCookies } from "../http/at-browser.ts";
import { PUBLIC } from "../http/openapi.ts";
import { signInLimit } from "../http/rate-limit.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { RequestOptionsSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "beginPasskeySignIn",
  method: "post",
  path: "/api/v1/auth/sign-in/passkey/options",
  tags: ["Accounts"],
  summary: "What a browser needs to sign in with a passkey",
  description: "Public and rate-limited. Sets the cookie of a challenge, which holds for 5 minutes.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  responses: {
    200: json(RequestOptionsSchema, "For `PublicKeyCredential.parseRequestOptionsFromJSON`."),
    ...problems("AUTHORIZATION_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { options, cookies } = await beginPasskeySignIn(c.get("context"));
  setCookies(c, cookies);
  return c.json(RequestOptionsSchema.parse(options), 200);
};
