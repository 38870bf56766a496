import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listApiKeys } from "../../services/list-api-keys.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { KeyListSchema, viewListedKey } from "./schemas.ts";

export const route = createRoute({
  operationId: "listApiKeys",
  method: "get",
  path: "/api/v1/me/keys",
  tags: ["API keys"],
  summary: "A person's API keys",
  description: "Needs a signed-in person. All of them, for there are few; the keys themselves are not among it.",
  middleware: [requireViewer] as const,
  responses: {
    200: json(KeyListSchema, "The keys."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const keys = await listApiKeys(c.get("context"), c.get("viewer").userId);
  return c.json({ items: keys.map(viewListedKey) }, 200);
};
