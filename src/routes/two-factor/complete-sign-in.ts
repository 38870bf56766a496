import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { completeSignIn } from "../../services/complete-sign-in.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { challengeOf, setCookies } from "../http/at-browser.ts";
import { clientOf } from "../http/client.ts";
import { PUBLIC } from "../http/openapi.ts";
import { signInLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CodeSchema, RecoveryCodeSchema } from "./schemas.ts";

const ProofBody = z
  .strictObject({ code: CodeSchema.optional(), recoveryCode: RecoveryCodeSchema.optional() })
  .refine(({ code, recoveryCode }) => (code === undefined) !== (recoveryCode === undefined), {
    error: "either code or recoveryCode",
  })
  .openapi("SecondFactor");

export const route = createRoute({
  operationId: "completeSignIn",
  method: "post",
  path: "/api/v1/auth/sign-in/two-factor",
  tags: ["Accounts"],
  summary: "Second step of signing in: a code",
  description:
    "Public and rate-limited. Needs the cookie that the first step set, which holds for 5 minutes and 5 wrong codes. After ten wrong codes in a row none is taken for 15 minutes: 429 with the limit `two-factor`. Each code signs in once.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(ProofBody, "The code of the app, or one of the recovery codes.") },
  responses: {
    200: json(PersonSchema, "Signed in; the session cookie is set."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const input = { ...clientOf(c), ...c.req.valid("json"), challenge: challengeOf(c, "two-factor") };
  const { person, cookies } = await completeSignIn(c.get("context"), input);
  setCookies(c, cookies);
  return c.json(person, 200);
};
