import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getImportProfile } from "../../services/import-profiles.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { etagOfVersion, hasIt } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { profileBody } from "./present.ts";
import { ProfilePath, ProfileSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getImportProfile",
  method: "get",
  path: "/api/v1/import-profiles/{profileId}",
  tags: ["Imports"],
  summary: "One import profile",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: { params: ProfilePath, headers: ReadHeaders },
  responses: {
    200: json(ProfileSchema, "The profile."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const profile = await getImportProfile(c.get("context"), c.get("viewer"), c.req.valid("param").profileId);
  const etag = etagOfVersion(profile.updatedAt);
  c.header("etag", etag);
  if (hasIt(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304);
  return c.json(profileBody(profile), 200);
};
