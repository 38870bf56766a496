import type { PortfolioId } from "../domain/ids.ts";
import { LIVE_PROTOCOL } from "../domain/valuation/live-protocol.ts";
import { isRevoked } from "../platform/auth/revoked.ts";
import { openTicket } from "../platform/auth/ticket.ts";
import { handshakeOf } from "../platform/handshake.ts";
import type { ProblemBody } from "../platform/problem.ts";
import { Problem, problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import { portfolioRead } from "./portfolio-read.ts";

export interface OpenLive {
  readonly portfolioId: PortfolioId;
  readonly ticket: string | null;
  /** Where the page that asks is from, if a page asks. */
  readonly origin: string | null;
  readonly headers: Headers;
}

/**
 * Opens a viewer's socket. All that can be checked without the portfolio's object is checked before it wakes, and what it
 * learns is the URL built here: path, query and headers of the client end at this line, save those of the handshake.
 */
export async function openLive(context: ServiceContext, input: OpenLive): Promise<Response> {
  const { config, clock, objects } = context;
  const origins = [new URL(config.publicOrigin).origin, ...config.corsOrigins];
  if (input.origin !== null && !origins.includes(input.origin))
    throw problem("AUTHORIZATION_ERROR", { detail: `Pages of ${config.publicOrigin} only.` });
  const now = clock.now();
  const ticket =
    input.ticket === null ? null : await openTicket(config.authSecret, input.ticket, input.portfolioId, now);
  if (ticket === null || (await isRevoked({ ...context, now }, ticket.grantId)))
    throw problem("AUTHENTICATION_ERROR", {
      detail: "A fresh ticket of this portfolio is needed; each opens one socket.",
    });

  const headers = handshakeOf(input.headers);
  headers.set("sec-websocket-protocol", LIVE_PROTOCOL);
  headers.set("x-request-id", context.requestId);
  const query = new URLSearchParams({ session: ticket.grantId, ticket: ticket.id });
  const url = `https://portfolio/live?${query.toString()}`;
  // Asked again after a death it finds the ticket spent or not; if it was, the client comes back with a new one.
  const response = await portfolioRead(context, () => objects.portfolio(ticket.portfolioId).fetch(url, { headers }));
  if (response.status !== 101) throw new Problem(await response.json<ProblemBody>());
  return response;
}
