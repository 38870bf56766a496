/** What client and server of `GET /api/v1/portfolios/{id}/live` agree on, beside the frames themselves. */

/** The subprotocol that is spoken; a client offers it together with its ticket. */
export const LIVE_PROTOCOL = "coinsight.v1";

/** A ticket travels as a second subprotocol, never in the URL, which ends up in logs. */
export const TICKET_PREFIX = "ticket.";

/** Why the server closes a viewer's socket. */
export const LIVE_CLOSE = {
  /** It said something else than "snapshot", or said it too often. Coming back at once will not help. */
  policy: 1008,
  /** Its session ended (signed out, revoked): sign in again. */
  sessionEnded: 4401,
  /** The portfolio was deleted. */
  deleted: 4404,
  /** The hour is over: take a new ticket and come back. */
  expired: 4408,
} as const;
