import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listPasskeys } from "../../services/list-passkeys.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PasskeyListSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listPasskeys",
  method: "get",
  path: "/api/v1/me/passkeys",
  tags: ["Accounts"],
  summary: "A person's passkeys",
  description: "Needs a signed-in person. All of them, for there are few.",
  middleware: [requireViewer] as const,
  responses: {
    200: json(PasskeyListSchema, "The passkeys."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json({ items: await listPasskeys(c.get("context"), c.get("viewer").userId) }, 200);
