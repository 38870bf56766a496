import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { json } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

const HealthSchema = z
  .object({
    status: z.literal("ok"),
    market: z
      .enum(["live", "simulated"])
      .openapi({ description: "Whether prices come from an exchange or from the simulator." }),
  })
  .openapi("Health");

export const route = createRoute({
  operationId: "getHealth",
  method: "get",
  path: "/health",
  tags: ["Service"],
  summary: "Whether the service answers",
  description: "Public. Touches no storage.",
  responses: { 200: json(HealthSchema, "It answers.") },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) =>
  c.json({ status: "ok" as const, market: c.var.context.config.market }, 200);
