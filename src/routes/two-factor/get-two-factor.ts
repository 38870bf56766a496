import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getTwoFactor } from "../../services/get-two-factor.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

const TwoFactorSchema = z
  .object({
    enabled: z.boolean().openapi({ description: "Whether signing in by password asks for a code." }),
    recoveryCodesLeft: z.number().int().min(0).max(20).openapi({ description: "Recovery codes not used yet." }),
  })
  .openapi("TwoFactor");

export const route = createRoute({
  operationId: "getTwoFactor",
  method: "get",
  path: "/api/v1/me/two-factor",
  tags: ["Accounts"],
  summary: "Whether a code is asked for",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  responses: {
    200: json(TwoFactorSchema, "How it is."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json(await getTwoFactor(c.get("context"), c.get("viewer").userId), 200);
