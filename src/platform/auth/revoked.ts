import { gt } from "drizzle-orm";
import { coreDb } from "../../storage/database.ts";
import { revokedSessions } from "../../storage/schema/people.ts";
import { REMEMBER_MS, REVOKED_AGE_MS, TOKEN_MINUTES } from "./limits.ts";

/** Older revocations need no list: no token or memory of that session or key is left. */
const YOUNG_MS = TOKEN_MINUTES * 60_000 + 2 * REMEMBER_MS;
/** Rows are stamped by whichever isolate wrote them and may be stored late, so each look goes back a little. */
const OVERLAP_MS = 60_000;

const revoked = new Map<string, number>();
let readAt = Number.NEGATIVE_INFINITY;
let renewing = false;

export interface RevokedDeps {
  readonly env: Env;
  readonly now: number;
  defer(work: Promise<unknown>): void;
}

/**
 * Whether a session or an API key was ended early. The answer is at most {@link REVOKED_AGE_MS} old; one query without rows renews it, in
 * the background when two thirds of that have passed. When D1 does not answer, nobody is let in on an older list.
 */
export async function isRevoked(deps: RevokedDeps, grantId: string): Promise<boolean> {
  const known = isKnownRevoked(deps, grantId);
  if (known !== null) return known;
  await read(deps);
  return revoked.has(grantId);
}

/** The same without waiting; `null` when the list is too old to say. */
export function isKnownRevoked(deps: RevokedDeps, grantId: string): boolean | null {
  const age = deps.now - readAt;
  if (age >= REVOKED_AGE_MS) return null;
  if (age >= (REVOKED_AGE_MS * 2) / 3 && !renewing) {
    renewing = true;
    deps.defer(
      read(deps)
        .catch(() => undefined)
        .finally(() => {
          renewing = false;
        }),
    );
  }
  return revoked.has(grantId);
}

/** This isolate knows at once. */
export function noteRevoked(grantId: string, at: number): void {
  revoked.set(grantId, at);
}

async function read({ env, now }: RevokedDeps): Promise<void> {
  const since = Math.max(readAt - OVERLAP_MS, now - YOUNG_MS);
  const rows = await coreDb(env).select().from(revokedSessions).where(gt(revokedSessions.revokedAt, since));
  for (const row of rows) revoked.set(row.sessionId, row.revokedAt);
  for (const [grantId, at] of revoked) if (at < now - YOUNG_MS) revoked.delete(grantId);
  readAt = Math.max(readAt, now);
}
