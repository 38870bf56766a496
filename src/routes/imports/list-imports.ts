import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { portfolioImports } from "../../services/portfolio-imports.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { importBody } from "./present.ts";
import { ImportSchema } from "./schemas.ts";

const ImportListSchema = z
  .object({
    items: z.array(ImportSchema).max(500).openapi({ description: "Drafts first, then the latest of the others." }),
  })
  .openapi("ImportList");

export const route = createRoute({
  operationId: "listImports",
  method: "get",
  path: "/api/v1/portfolios/{id}/imports",
  tags: ["Imports"],
  summary: "A portfolio's imports",
  description: "Needs a signed-in person. Drafts, the latest that were committed, and those that were taken back.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath },
  responses: {
    200: json(ImportListSchema, "The imports."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const imports = await portfolioImports(c.get("context"), of, "list", {});
  return c.json({ items: imports.map(importBody) }, 200);
};
