import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { changeOwnAsset } from "../../services/own-assets.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOf, isAmong } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { OwnAssetChangeSchema, OwnAssetPath, OwnAssetSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "changeOwnAsset",
  method: "patch",
  path: "/api/v1/assets/{id}",
  tags: ["Assets"],
  summary: "Change an asset of one's own",
  description: "Needs a signed-in person. Symbol, name and whether it is in use; what is left out stays as it is.",
  middleware: [requireViewer] as const,
  request: { params: OwnAssetPath, headers: UpdateHeaders, body: jsonBody(OwnAssetChangeSchema, "What changes.") },
  responses: {
    200: json(OwnAssetSchema, "The asset as it is now."),
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
  const ifMatch = c.req.valid("header")["if-match"];
  const { symbol, name, status } = c.req.valid("json");
  const asset = await changeOwnAsset(c.get("context"), {
    userId: c.get("viewer").userId,
    id: c.req.valid("param").id,
    change: {
      ...(symbol === undefined ? {} : { symbol }),
      ...(name === undefined ? {} : { name }),
      ...(status === undefined ? {} : { status }),
    },
    isSeen: async (now) => isAmong(ifMatch, await etagOf(JSON.stringify(now))),
  });
  c.header("etag", await etagOf(JSON.stringify(asset)));
  return c.json(asset, 200);
};
