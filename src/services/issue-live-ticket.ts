import type { PortfolioId } from "../domain/ids.ts";
import { TICKET_LIFE_MS } from "../platform/auth/limits.ts";
import { sealTicket } from "../platform/auth/ticket.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";

export interface LiveTicket {
  readonly ticket: string;
  /** ms UTC. */
  readonly expiresAt: number;
}

/** A one-time permission for the owner to open the live valuation, from a place where no header can be set. */
export async function issueLiveTicket(
  context: ServiceContext,
  { viewer, portfolioId }: { viewer: Viewer; portfolioId: PortfolioId },
): Promise<LiveTicket> {
  await ownPortfolio(context, viewer, portfolioId);
  const issuedAt = context.clock.now();
  const ticket = await sealTicket(context.config.authSecret, {
    portfolioId,
    userId: viewer.userId,
    grantId: viewer.by.id,
    id: crypto.randomUUID(),
    issuedAt,
  });
  return { ticket, expiresAt: issuedAt + TICKET_LIFE_MS };
}
