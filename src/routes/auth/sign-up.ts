import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { signUp } from "../../services/sign-up.ts";
import { PUBLIC } from "../http/openapi.ts";
import { signInLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { SignUpBody } from "./schemas.ts";

const AcceptedSchema = z
  .object({ status: z.literal("accepted").openapi({ description: "Always the same." }) })
  .openapi("SignUpAccepted");

export const route = createRoute({
  operationId: "signUp",
  method: "post",
  path: "/api/v1/auth/sign-up",
  tags: ["Accounts"],
  summary: "Create an account",
  description:
    "Public and rate-limited. The answer is the same whether or not the address has an account already; sign in next: that works when the account is yours.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(SignUpBody, "Who signs up.") },
  responses: { 202: json(AcceptedSchema, "Accepted; sign in next."), ...problems("VALIDATION_ERROR") },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await signUp(c.get("context"), c.req.valid("json"));
  return c.json({ status: "accepted" as const }, 202);
};
