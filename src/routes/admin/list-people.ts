import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listPeople } from "../../services/list-people.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { pageOf } from "../http/pagination.ts";
import { timedCursor, timedPage, timedPageQuery } from "../http/sorting.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

export const route = createRoute({
  operationId: "listPeople",
  method: "get",
  path: "/api/v1/admin/people",
  tags: ["Admin"],
  summary: "All people, newest first unless sorted otherwise",
  description: "Needs a signed-in person who is an admin. Shows accounts, nothing of what is in them.",
  middleware: [requireViewer, requireAdmin] as const,
  request: {
    query: timedPageQuery("createdAt", 500, 100).extend({
      role: PersonSchema.shape.role.optional().openapi({ description: "Only people with this role." }),
    }),
  },
  responses: {
    200: json(pageOf(PersonSchema, "PersonPage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const query = c.req.valid("query");
  const { people, next } = await listPeople(c.get("context"), { role: query.role ?? null, ...timedPage(query) });
  return c.json({ items: [...people], nextCursor: timedCursor(query.sort, next) }, 200);
};
