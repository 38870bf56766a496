import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { beginPasskey } from "../../services/begin-passkey.ts";
import { atBrowser, requireCookie, setCookies } from "../http/at-browser.ts";
import { BY_COOKIE } from "../http/openapi.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CreationOptionsSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "beginPasskey",
  method: "post",
  path: "/api/v1/me/passkeys/options",
  tags: ["Accounts"],
  summary: "What a browser needs to make a passkey",
  description:
    "Needs a signed-in person, by the session cookie, who signed in less than a day ago and has at most 20 passkeys. Sets the cookie of a challenge, which holds for 5 minutes.",
  security: BY_COOKIE,
  middleware: [requireViewer, requireCookie] as const,
  responses: {
    200: json(CreationOptionsSchema, "For `PublicKeyCredential.parseCreationOptionsFromJSON`."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "CONFLICT_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { options, cookies } = await beginPasskey(c.get("context"), atBrowser(c));
  setCookies(c, cookies);
  return c.json(CreationOptionsSchema.parse(options), 200);
};
