import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { createImportProfile, MOST_PROFILES } from "../../services/import-profiles.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { mappingOf, profileBody } from "./present.ts";
import { NewProfileSchema, ProfileSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "createImportProfile",
  method: "post",
  path: "/api/v1/import-profiles",
  tags: ["Imports"],
  summary: "Keep a mapping as a profile",
  description: `Needs a signed-in person, who has at most ${MOST_PROFILES}.`,
  middleware: [requireViewer] as const,
  request: { headers: IdempotencyHeaders, body: jsonBody(NewProfileSchema, "Its name, and how files are read.") },
  responses: {
    201: json(ProfileSchema, "Made; a repeated key gets the first answer again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "CONFLICT_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const body = c.req.valid("json");
  const request = await writeRequest(c.req.valid("header"), route.operationId, body);
  const input = { name: body.name, mapping: mappingOf(body.mapping) };
  const made = await createImportProfile(c.get("context"), { viewer: c.get("viewer"), request, input });
  return c.json(profileBody(made), 201);
};
