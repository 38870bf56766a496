import { log } from "../platform/log.ts";
import { coreDb } from "../storage/database.ts";
import { giveLeaseBack, takeLease } from "../storage/queries/leases.ts";
import type { ServiceContext } from "./context.ts";

/**
 * Runs `work` unless another run of the same name is still at it; then null. A run that was killed holds its lease until
 * `forMs` is over, so that must be longer than any run takes.
 */
export async function withLease<T>(
  context: ServiceContext,
  name: string,
  forMs: number,
  work: () => Promise<T>,
): Promise<T | null> {
  const db = coreDb(context.env);
  const holder = crypto.randomUUID();
  const now = context.clock.now();
  if (!(await takeLease(db, name, holder, now, now + forMs))) {
    log("warn", "lease", { name, requestId: context.requestId, outcome: "held by another run" });
    return null;
  }
  try {
    return await work();
  } finally {
    await giveLeaseBack(db, name, holder);
  }
}
