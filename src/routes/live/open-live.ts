import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { LIVE_PROTOCOL, TICKET_PREFIX } from "../../domain/valuation/live-protocol.ts";
import { asksForWebSocket } from "../../platform/handshake.ts";
import { problem } from "../../platform/problem.ts";
import { openLive } from "../../services/open-live.ts";
import { BY_TICKET } from "../http/openapi.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";

export const route = createRoute({
  operationId: "openLive",
  method: "get",
  path: "/api/v1/portfolios/{id}/live",
  tags: ["Holdings"],
  summary: "The live valuation, a WebSocket",
  description: `Needs a signed-in person, proved by a ticket: offer the subprotocols \`${LIVE_PROTOCOL}\` and \`${TICKET_PREFIX}<ticket>\`. Frames are JSON: first a snapshot, then what changes, at most one a second and one at least every 5 s; after a write at once. After a gap in \`seq\` or 10 s without a frame send \`{"type":"snapshot"}\`, the only thing that may be said (beside the text \`ping\`, answered by \`pong\`). Closed with 1008 (said something else, or too often), 4401 (the session ended), 4404 (the portfolio was deleted), 4408 (an hour is over: come back with a new ticket).`,
  security: BY_TICKET,
  request: {
    params: PortfolioPath,
    headers: z.object({
      "sec-websocket-protocol": z
        .string()
        .max(2_000)
        .optional()
        .openapi({
          description: "Both subprotocols, separated by a comma.",
          example: `${LIVE_PROTOCOL}, ${TICKET_PREFIX}…`,
        }),
    }),
  },
  responses: {
    101: { description: "Switches to a WebSocket that sends frames, see `ValuationFrame`." },
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "AUTHORIZATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "UPGRADE_REQUIRED",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { headers } = c.req.raw;
  if (!asksForWebSocket(headers)) throw problem("UPGRADE_REQUIRED", { detail: "This is a WebSocket." });
  const offered = (headers.get("sec-websocket-protocol") ?? "").split(",").map((protocol) => protocol.trim());
  if (!offered.includes(LIVE_PROTOCOL))
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "header.sec-websocket-protocol", expected: `"${LIVE_PROTOCOL}" among the subprotocols` }],
    });
  const ticket = offered.find((protocol) => protocol.startsWith(TICKET_PREFIX))?.slice(TICKET_PREFIX.length) ?? null;
  return openLive(c.get("context"), {
    portfolioId: c.req.valid("param").id,
    ticket,
    origin: headers.get("origin"),
    headers,
  });
};
