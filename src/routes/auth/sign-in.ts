import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { signIn } from "../../services/sign-in.ts";
import { setCookies } from "../http/at-browser.ts";
import { clientOf } from "../http/client.ts";
import { PUBLIC } from "../http/openapi.ts";
import { signInLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PersonSchema, SignInBody } from "./schemas.ts";

const SecondStepSchema = z
  .object({
    status: z.literal("two-factor-needed").openapi({ description: "The password was right; a code is needed." }),
  })
  .openapi("TwoFactorNeeded");

export const route = createRoute({
  operationId: "signIn",
  method: "post",
  path: "/api/v1/auth/sign-in",
  tags: ["Accounts"],
  summary: "Start a session",
  description:
    "Public and rate-limited. Sets the session cookie. An unknown address and a wrong password are answered alike. After a few wrong passwords each further attempt has to wait longer: 429 with the limit `sign-in`. Where addresses are verified, 403 until that is done.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(SignInBody, "Who signs in.") },
  responses: {
    200: json(PersonSchema, "Signed in; the session cookie is set."),
    202: json(SecondStepSchema, "Go on with `POST /api/v1/auth/sign-in/two-factor`; the cookie for it is set."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { person, cookies } = await signIn(c.get("context"), { ...c.req.valid("json"), ...clientOf(c) });
  setCookies(c, cookies);
  return person === null ? c.json({ status: "two-factor-needed" as const }, 202) : c.json(person, 200);
};
