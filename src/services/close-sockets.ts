import type { UserId } from "../domain/ids.ts";
import { errorFields, log } from "../platform/log.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

/** Closes what a session or an API key opened. A socket that could not be reached ends with its ticket's hour. */
export async function closeSockets(context: ServiceContext, userId: UserId, grantId: string): Promise<void> {
  const portfolios = await people.portfoliosOf(coreDb(context.env), userId);
  const closed = await Promise.allSettled(
    portfolios.map((id) => context.objects.portfolio(id).closeSession(grantId, context.requestId)),
  );
  for (const outcome of closed) {
    if (outcome.status === "fulfilled") continue;
    log("error", "close-session", { requestId: context.requestId, ...errorFields(outcome.reason) });
  }
}
