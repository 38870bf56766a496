import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { PASSWORD_LENGTH } from "../../platform/auth/limits.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

const { least, most } = PASSWORD_LENGTH;

const RulesSchema = z
  .object({
    registration: z.enum(["open", "invitation", "closed"]).openapi({ description: "Who may sign up." }),
    mail: z.boolean().openapi({
      description: "Whether this service sends mails: without them no address is verified and no password reset.",
    }),
    password: z
      .object({
        least: z.literal(least).openapi({ description: "Characters at least." }),
        most: z.literal(most).openapi({ description: "Characters at most." }),
      })
      .openapi({ description: "How long a password may be." }),
  })
  .openapi("AccountRules");

export const route = createRoute({
  operationId: "getAccountRules",
  method: "get",
  path: "/api/v1/auth/rules",
  tags: ["Accounts"],
  summary: "How one gets an account here",
  description: "Public and rate-limited. What a page needs to know before it asks for an address and a password.",
  security: PUBLIC,
  responses: { 200: json(RulesSchema, "The rules."), ...problems() },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { registration, mail } = c.get("context").config;
  c.header("cache-control", "public, max-age=60");
  return c.json({ registration, mail: mail !== null, password: { least, most } }, 200);
};
