import type { UserId } from "../domain/ids.ts";
import { coreDb } from "../storage/database.ts";
import { dueDeletions } from "../storage/queries/account-deletions.ts";
import type { ServiceContext } from "./context.ts";
import { continueDeletion } from "./continue-deletion.ts";

const MOST_AT_ONCE = 10;

/** Each minute: goes on with what a killed Worker, or a database that was away, left undone. */
export async function continueDeletions(context: ServiceContext): Promise<void> {
  for (const { userId } of await dueDeletions(coreDb(context.env), context.clock.now(), MOST_AT_ONCE)) {
    await continueDeletion(context, userId as UserId);
  }
}
