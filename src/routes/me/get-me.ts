import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getMe } from "../../services/get-me.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

export const route = createRoute({
  operationId: "getMe",
  method: "get",
  path: "/api/v1/me",
  tags: ["Accounts"],
  summary: "Who is signed in",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  responses: {
    200: json(PersonSchema, "The person."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json(await getMe(c.get("context"), c.get("viewer").userId), 200);
