import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listImportProfiles } from "../../services/import-profiles.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { profileBody } from "./present.ts";
import { ProfileListSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listImportProfiles",
  method: "get",
  path: "/api/v1/import-profiles",
  tags: ["Imports"],
  summary: "One's import profiles",
  description: "Needs a signed-in person. How files are read that no format knows.",
  middleware: [requireViewer] as const,
  responses: {
    200: json(ProfileListSchema, "All of them."),
    ...problems("AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const profiles = await listImportProfiles(c.get("context"), c.get("viewer"));
  return c.json({ items: profiles.map(profileBody) }, 200);
};
