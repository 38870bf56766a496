import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { updateImportProfile } from "../../services/import-profiles.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { mappingOf, profileBody } from "./present.ts";
import { NewProfileSchema, ProfilePath, ProfileSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "replaceImportProfile",
  method: "put",
  path: "/api/v1/import-profiles/{profileId}",
  tags: ["Imports"],
  summary: "Change an import profile",
  description: "Needs a signed-in person. What was imported with it stays as it is.",
  middleware: [requireViewer] as const,
  request: {
    params: ProfilePath,
    headers: UpdateHeaders,
    body: jsonBody(NewProfileSchema, "Its name, and how files are read."),
  },
  responses: {
    200: json(ProfileSchema, "As it is now."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "PRECONDITION_FAILED",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const body = c.req.valid("json");
  const profile = await updateImportProfile(c.get("context"), {
    viewer: c.get("viewer"),
    id: c.req.valid("param").profileId,
    versions: versionsOf(c.req.valid("header")["if-match"]),
    profile: { name: body.name, mapping: mappingOf(body.mapping) },
  });
  c.header("etag", etagOfVersion(profile.updatedAt));
  return c.json(profileBody(profile), 200);
};
