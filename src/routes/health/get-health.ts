import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";

const HealthSchema = z
  .object({
    status: z.literal("ok").openapi({ description: "Always the same." }),
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
  security: PUBLIC,
  responses: { 200: json(HealthSchema, "It answers."), ...problems() },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) =>
  c.json({ status: "ok" as const, market: c.get("context").config.market }, 200);
