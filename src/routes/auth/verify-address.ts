import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { verifyAddress } from "../../services/verify-address.ts";
import { PUBLIC } from "../http/openapi.ts";
import { networkOfClient, signInLimit } from "../http/rate-limit.ts";
import { jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { TokenSchema } from "./schemas.ts";

const VerifyBody = z.strictObject({ token: TokenSchema }).openapi("VerifyAddress");

export const route = createRoute({
  operationId: "verifyAddress",
  method: "post",
  path: "/api/v1/auth/verify-address",
  tags: ["Accounts"],
  summary: "Show that the address is one's own",
  description: "Public and rate-limited. Takes the token of the mail, which works once. It signs nobody in.",
  security: PUBLIC,
  middleware: [signInLimit] as const,
  request: { body: jsonBody(VerifyBody, "The mail's token.") },
  responses: {
    204: { description: "Verified; sign in next." },
    ...problems("VALIDATION_ERROR", "AUTHORIZATION_ERROR", "GONE", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await verifyAddress(c.get("context"), { ...c.req.valid("json"), network: networkOfClient(c) });
  return c.body(null, 204);
};
