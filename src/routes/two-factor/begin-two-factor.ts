import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { beginTwoFactor } from "../../services/begin-two-factor.ts";
import { atBrowser, requireCookie } from "../http/at-browser.ts";
import { BY_COOKIE } from "../http/openapi.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PasswordBody } from "./schemas.ts";

const SecretSchema = z
  .object({
    uri: z.string().max(600).openapi({
      description: "What authenticator apps read, as a QR code or as a link.",
      example: "otpauth://totp/Coinsight:ada%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Coinsight",
    }),
    secret: z.string().max(120).openapi({ description: "The secret alone, for typing it in (base32)." }),
  })
  .openapi("TwoFactorSecret");

export const route = createRoute({
  operationId: "beginTwoFactor",
  method: "post",
  path: "/api/v1/me/two-factor",
  tags: ["Accounts"],
  summary: "A secret for an authenticator app",
  description:
    "Needs a signed-in person, by the session cookie, and the password. Nothing changes until a code confirms that the app has the secret; asking again makes another secret.",
  security: BY_COOKIE,
  middleware: [requireViewer, requireCookie] as const,
  request: { body: jsonBody(PasswordBody, "The password once more.") },
  responses: {
    200: json(SecretSchema, "The secret, for the app."),
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
  const uri = await beginTwoFactor(c.get("context"), atBrowser(c), c.req.valid("json").password);
  c.header("cache-control", "no-store");
  return c.json({ uri, secret: new URL(uri).searchParams.get("secret") ?? "" }, 200);
};
