import { ATTEMPT_RULES, KNOWN_MS } from "../platform/auth/attempt-rules.ts";
import { coreDb } from "../storage/database.ts";
import { forgetAttempts as forget } from "../storage/queries/attempts.ts";
import { deleteOldInvitations } from "../storage/queries/invitations.ts";
import type { ServiceContext } from "./context.ts";

const DAY_MS = 86_400_000;
const LONGEST = Math.max(
  ...Object.values(ATTEMPT_RULES)
    .flatMap((rules) => Object.values(rules))
    .map((rule) => rule.forgetMs),
);

/** Daily: counters that count nothing any more, and invitations that are long over. */
export async function forgetAttempts(context: ServiceContext): Promise<void> {
  const now = context.clock.now();
  const db = coreDb(context.env);
  await forget(db, now - LONGEST - DAY_MS, now - KNOWN_MS);
  await deleteOldInvitations(db, now - DAY_MS);
}
