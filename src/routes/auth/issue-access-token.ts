import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { TOKEN_MINUTES } from "../../platform/auth/limits.ts";
import { issueAccessToken } from "../../services/issue-access-token.ts";
import { BY_COOKIE } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { TimeSchema } from "../http/schemas.ts";

const TokenSchema = z
  .object({
    token: z.string().max(2_000).openapi({ description: "Send it as `Authorization: Bearer …`." }),
    expiresAt: TimeSchema.openapi({ description: "When it ends; ask for a new one before." }),
  })
  .openapi("AccessToken");

export const route = createRoute({
  operationId: "issueAccessToken",
  method: "post",
  path: "/api/v1/auth/token",
  tags: ["Accounts"],
  summary: "A signed access token for API clients",
  description: `Needs a signed-in person, by the session cookie: a token cannot renew itself. It holds for ${TOKEN_MINUTES} minutes, and ends with the session. Clients that are no browser send \`Origin\` with this server's own origin beside the cookie.`,
  security: BY_COOKIE,
  responses: {
    200: json(TokenSchema, "The token."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const cookie = c.req.header("authorization") === undefined ? c.req.header("cookie") : undefined;
  const issued = await issueAccessToken(c.get("context"), cookie ?? "");
  c.header("cache-control", "no-store");
  return c.json({ token: issued.token, expiresAt: new Date(issued.expiresAt).toISOString() }, 200);
};
