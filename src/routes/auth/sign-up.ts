import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { signUp } from "../../services/sign-up.ts";
import { networkOfClient, signInLimit } from "../http/rate-limit.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { SignUpBody } from "./schemas.ts";

const AcceptedSchema = z
  .object({
    status: z.literal("accepted").openapi({ description: "Always the same." }),
    verification: z.enum(["required", "not_required"]).openapi({
      description:
        "`required`: a mail is on its way, and its link comes before signing in. `not_required`: this service sends no mails; sign in next.",
    }),
  })
  .openapi("SignUpAccepted");

export const route = createRoute({
  operationId: "signUp",
  method: "post",
  path: "/api/v1/auth/sign-up",
  tags: ["Accounts"],
  summary: "Create an account",
  description:
    "Public and rate-limited. The answer is the same whether or not the address has an account already; the mail tells its owner. 403 where nobody can sign up now, or not without a good invitation.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(SignUpBody, "Who signs up.") },
  responses: {
    202: json(AcceptedSchema, "Accepted."),
    ...problems("VALIDATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const context = c.get("context");
  await signUp(context, { ...c.req.valid("json"), network: networkOfClient(c) });
  const verification = context.config.mail === null ? ("not_required" as const) : ("required" as const);
  return c.json({ status: "accepted" as const, verification }, 202);
};
