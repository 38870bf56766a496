import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { LIVE_PROTOCOL, TICKET_PREFIX } from "../../domain/valuation/live-protocol.ts";
import { issueLiveTicket } from "../../services/issue-live-ticket.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { TimeSchema } from "../http/schemas.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";

export const LiveTicketSchema = z
  .object({
    ticket: z.string().max(1_000).openapi({ description: "Good once, for half a minute." }),
    expiresAt: TimeSchema.openapi({ description: "Half a minute from now; it opens one socket." }),
    url: z.string().max(200).openapi({
      description: "Where to open the WebSocket, relative to this service.",
      example: "/api/v1/portfolios/pf_01_01KA0000000000000000000000/live",
    }),
    protocols: z
      .array(z.string().max(1_100))
      .max(2)
      .openapi({
        description: "What to pass as the WebSocket's subprotocols: a browser can send no other header.",
        example: [LIVE_PROTOCOL, `${TICKET_PREFIX}…`],
      }),
  })
  .openapi("LiveTicket");

export const route = createRoute({
  operationId: "issueLiveTicket",
  method: "post",
  path: "/api/v1/portfolios/{id}/live-tickets",
  tags: ["Holdings"],
  summary: "A ticket for the live valuation",
  description: "Needs a signed-in person. The ticket proves to the WebSocket who opens it; it is good once.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath },
  responses: {
    201: json(LiveTicketSchema, "The ticket."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id } = c.req.valid("param");
  const { ticket, expiresAt } = await issueLiveTicket(c.get("context"), { viewer: c.get("viewer"), portfolioId: id });
  c.header("cache-control", "no-store");
  return c.json(
    {
      ticket,
      expiresAt: new Date(expiresAt).toISOString(),
      url: `/api/v1/portfolios/${id}/live`,
      protocols: [LIVE_PROTOCOL, `${TICKET_PREFIX}${ticket}`],
    },
    201,
  );
};
