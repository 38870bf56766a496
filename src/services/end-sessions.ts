import type { UserId } from "../domain/ids.ts";
import { noteRevoked } from "../platform/auth/revoked.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import { closeSockets } from "./close-sockets.ts";
import type { ServiceContext } from "./context.ts";

/** Ends all of a person's sessions, or all but one, as {@link endSession} ends one. */
export async function endSessions(
  context: ServiceContext,
  { userId, except = null }: { userId: UserId; except?: string | null },
): Promise<void> {
  const at = context.clock.now();
  const ended = await people.revokeSessions(coreDb(context.env), userId, except, at);
  for (const id of ended) noteRevoked(id, at);
  context.defer(
    (async () => {
      for (const id of ended) await closeSockets(context, userId, id);
    })(),
  );
}
