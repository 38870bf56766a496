import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { requestVerification } from "../../services/request-verification.ts";
import { PUBLIC } from "../http/openapi.ts";
import { networkOfClient, signInLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { MailedBody, MailedSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "requestVerification",
  method: "post",
  path: "/api/v1/auth/verification-mails",
  tags: ["Accounts"],
  summary: "Send the mail of verification again",
  description:
    "Public and rate-limited. The answer is the same whether or not the address has an account that waits for it. Each further mail has to wait longer: 429 with the limit `mail`. 409 where the service sends no mails.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(MailedBody, "Whose address it is.") },
  responses: {
    202: json(MailedSchema, "Accepted, whether or not there is such an account."),
    ...problems("VALIDATION_ERROR", "AUTHORIZATION_ERROR", "CONFLICT_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await requestVerification(c.get("context"), { ...c.req.valid("json"), network: networkOfClient(c) });
  return c.json({ status: "accepted" as const }, 202);
};
