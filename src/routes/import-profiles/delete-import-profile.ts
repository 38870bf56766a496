import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { deleteImportProfile } from "../../services/import-profiles.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { ProfilePath } from "./schemas.ts";

export const route = createRoute({
  operationId: "deleteImportProfile",
  method: "delete",
  path: "/api/v1/import-profiles/{profileId}",
  tags: ["Imports"],
  summary: "Remove an import profile",
  description: "Needs a signed-in person. What was imported with it stays as it is.",
  middleware: [requireViewer] as const,
  request: { params: ProfilePath },
  responses: {
    204: { description: "Removed." },
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await deleteImportProfile(c.get("context"), { viewer: c.get("viewer"), id: c.req.valid("param").profileId });
  return c.body(null, 204);
};
