import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import { endSession } from "./end-session.ts";

/** Ends one of one's own sessions; for another's there is no such session. */
export async function revokeSession(
  context: ServiceContext,
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<void> {
  const { userId } = viewer;
  if (!(await reading(people.hasSession(coreDb(context.env), userId, sessionId)))) {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such session of yours." });
  }
  await endSession(context, { userId, sessionId });
}
