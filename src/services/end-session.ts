import { errorFields, log } from "../platform/log.ts";
import { noteRevoked } from "../platform/auth/revoked.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

/**
 * Ends a session before its time: no renewal from now on, access refused everywhere within 30 s, its sockets closed.
 * One batch rather than better-auth's own deletion: deleted without being listed, its tokens would live on.
 */
export async function endSession(context: ServiceContext, viewer: Viewer): Promise<void> {
  const at = context.clock.now();
  await people.revokeSession(coreDb(context.env), viewer.sessionId, at);
  noteRevoked(viewer.sessionId, at);
  context.defer(closeSockets(context, viewer));
}

/** A socket that could not be reached ends with its ticket's hour. */
async function closeSockets(context: ServiceContext, { userId, sessionId }: Viewer): Promise<void> {
  const portfolios = await people.portfoliosOf(coreDb(context.env), userId);
  const closed = await Promise.allSettled(
    portfolios.map((id) => context.objects.portfolio(id).closeSession(sessionId)),
  );
  for (const outcome of closed) {
    if (outcome.status === "fulfilled") continue;
    log("error", "close-session", { requestId: context.requestId, ...errorFields(outcome.reason) });
  }
}
