import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { invalidateCache } from "../../services/invalidate-cache.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CacheInvalidationSchema, CacheKeySchema, NamespaceSchema } from "./cache-schemas.ts";

export const route = createRoute({
  operationId: "invalidateCache",
  method: "delete",
  path: "/api/v1/admin/cache/{namespace}",
  tags: ["Admin"],
  summary: "Declare cached answers void",
  description:
    "Needs a signed-in person who is an admin. All of a namespace, or one key; within 60 s nobody anywhere is given what was made before.",
  middleware: [requireViewer, requireAdmin] as const,
  request: {
    params: z.object({ namespace: NamespaceSchema.openapi({ param: { name: "namespace", in: "path" } }) }),
    query: z.object({ key: CacheKeySchema.optional() }),
  },
  responses: {
    200: json(CacheInvalidationSchema, "Declared void."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { namespace } = c.req.valid("param");
  const { key = null } = c.req.valid("query");
  const { at, holdsFrom } = await invalidateCache(c.get("context"), { namespace, key });
  return c.json({ namespace, key, at: new Date(at).toISOString(), holdsFrom: new Date(holdsFrom).toISOString() }, 200);
};
