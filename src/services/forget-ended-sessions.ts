import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

/** Longer than any token or memory of a revoked session lives, with room for clocks. */
const REVOKED_KEPT_MS = 24 * 3_600_000;

/** Daily: removes sessions that are over and revocations that nobody needs any more. */
export async function forgetEndedSessions(context: ServiceContext): Promise<void> {
  const now = context.clock.now();
  await people.deleteEnded(coreDb(context.env), now, now - REVOKED_KEPT_MS);
}
