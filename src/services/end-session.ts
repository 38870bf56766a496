import type { UserId } from "../domain/ids.ts";
import { noteRevoked } from "../platform/auth/revoked.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import { closeSockets } from "./close-sockets.ts";
import type { ServiceContext } from "./context.ts";

/**
 * Ends a session before its time: no renewal from now on, access refused everywhere within 30 s, its sockets closed.
 * One batch rather than better-auth's own deletion: deleted without being listed, its tokens would live on.
 */
export async function endSession(
  context: ServiceContext,
  { userId, sessionId }: { userId: UserId; sessionId: string },
): Promise<void> {
  const at = context.clock.now();
  await people.revokeSession(coreDb(context.env), sessionId, at);
  noteRevoked(sessionId, at);
  context.defer(closeSockets(context, userId, sessionId));
}
