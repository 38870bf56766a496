import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { updateMe } from "../../services/update-me.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOf, isAmong } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { ProfileChangeSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "updateMe",
  method: "patch",
  path: "/api/v1/me",
  tags: ["Accounts"],
  summary: "Change the profile",
  description: "Needs a signed-in person. Name, base currency, locale and time zone; what is left out stays as it is.",
  middleware: [requireViewer] as const,
  request: { headers: UpdateHeaders, body: jsonBody(ProfileChangeSchema, "What changes.") },
  responses: {
    200: json(PersonSchema, "The person as changed."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "PRECONDITION_FAILED",
      "OVERLOADED",
      "DATABASE_UNAVAILABLE",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const ifMatch = c.req.valid("header")["if-match"];
  const person = await updateMe(c.get("context"), {
    userId: c.get("viewer").userId,
    change: c.req.valid("json"),
    isSeen: async (now) => isAmong(ifMatch, await etagOf(JSON.stringify(now))),
  });
  c.header("etag", await etagOf(JSON.stringify(person)));
  return c.json(person, 200);
};
