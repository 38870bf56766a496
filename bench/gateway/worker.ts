/**
 * The gateway with next to nothing behind it: the product's own app with two routes more, which answer the same and differ
 * only in who may ask.
 */
import { createRoute, z } from "@hono/zod-openapi";
import { createApp } from "../../src/app.ts";
import { MOMENTARY } from "../../src/routes/http/etagged.ts";
import { PUBLIC } from "../../src/routes/http/openapi.ts";
import { requireViewer } from "../../src/routes/http/require-viewer.ts";
import { json } from "../../src/routes/http/responses.ts";
import { PortfolioPath } from "../../src/routes/portfolios/schemas.ts";
import { ownPortfolio } from "../../src/services/own-portfolio.ts";

const Answer = z.object({ ok: z.boolean() });
const shared = {
  ...MOMENTARY,
  method: "get",
  request: { params: PortfolioPath },
  responses: { 200: json(Answer, "") },
} as const;

const app = createApp()
  .openapi(createRoute({ ...shared, path: "/api/v1/open/{id}", security: PUBLIC }), (c) => c.json({ ok: true }, 200))
  .openapi(createRoute({ ...shared, path: "/api/v1/own/{id}", middleware: [requireViewer] as const }), async (c) => {
    await ownPortfolio(c.get("context"), c.get("viewer"), c.req.valid("param").id);
    return c.json({ ok: true }, 200);
  });

export default app;
