import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listPeople } from "../../services/list-people.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "../http/pagination.ts";
import { requireAdmin } from "../http/require-admin.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

export const route = createRoute({
  operationId: "listPeople",
  method: "get",
  path: "/api/v1/admin/people",
  tags: ["Admin"],
  summary: "All people, newest first",
  description: "Needs a signed-in person who is an admin. Shows accounts, nothing of what is in them.",
  middleware: [requireViewer, requireAdmin] as const,
  request: { query: pageQuery(500, 100) },
  responses: {
    200: json(pageOf(PersonSchema, "PersonPage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const Position = z.tuple([z.number().int(), z.string().max(64)]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const position = decodeCursor(Position, cursor);
  const after = position === null ? null : { createdAt: position[0], id: position[1] };
  const { people, next } = await listPeople(c.get("context"), { limit, after });
  return c.json(
    { items: [...people], nextCursor: next === null ? null : encodeCursor([next.createdAt, next.id]) },
    200,
  );
};
