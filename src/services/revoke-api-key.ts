import type { KeyId, UserId } from "../domain/ids.ts";
import { noteRevoked } from "../platform/auth/revoked.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { revokeKey } from "../storage/queries/api-keys.ts";
import { closeSockets } from "./close-sockets.ts";
import type { ServiceContext } from "./context.ts";

/** Ends a key: access is refused everywhere within 30 s, and what it opened is closed. */
export async function revokeApiKey(context: ServiceContext, userId: UserId, id: KeyId): Promise<void> {
  const at = context.clock.now();
  if (!(await revokeKey(coreDb(context.env), userId, id, at))) {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such key of yours." });
  }
  noteRevoked(id, at);
  context.defer(closeSockets(context, userId, id));
}
