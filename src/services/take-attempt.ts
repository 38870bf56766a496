import type { AttemptKind } from "../platform/auth/attempt-rules.ts";
import { ATTEMPT_RULES, KNOWN_MS } from "../platform/auth/attempt-rules.ts";
import { keyedHash } from "../platform/auth/keyed-hash.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as attempts from "../storage/queries/attempts.ts";
import type { ServiceContext } from "./context.ts";

/** Where an attempt comes from. */
export interface AttemptSource {
  /** An address, or the network of an IPv6 address. */
  readonly network: string;
  /** What proves that it has signed in to this account before (a device's cookie, a session); null: nothing does. */
  readonly known: string | null;
}

export interface Attempt {
  /** It was right: forget it. */
  succeed(): Promise<void>;
}

/** The account's name in the counters: they count the same whether or not there is such an account. */
export const accountKey = (context: ServiceContext, email: string): Promise<string> =>
  keyedHash(context.config.authSecret, "attempts", email);

/** Counts an attempt before anything is tried, so that many at once are no way around it; 429 when it has to wait. */
export async function takeAttempt(
  context: ServiceContext,
  kind: AttemptKind,
  email: string,
  { network, known }: AttemptSource,
): Promise<Attempt> {
  const db = coreDb(context.env);
  const now = context.clock.now();
  const account = await accountKey(context, email);
  const networkKey = await keyedHash(context.config.authSecret, "networks", network);
  const source = `${kind} ${account} ${known ?? networkKey}`;
  const others = [`${kind} ${account}`, `${kind} network ${networkKey}`] as const;
  const isKnown = known !== null || (await attempts.succeededSince(db, source, now - KNOWN_MS));
  const rules = ATTEMPT_RULES[kind];
  const counters: attempts.Counter[] = [{ key: source, account, ...rules.source }];
  if (!isKnown) {
    counters.push({ key: others[0], account, ...rules.account }, { key: others[1], account: null, ...rules.network });
  }
  const waitMs = await attempts.take(db, counters, now);
  if (waitMs !== null) {
    throw problem("RATE_LIMIT_ERROR", {
      limit: kind,
      retryAfter: Math.max(1, Math.ceil(waitMs / 1_000)),
      detail: "Too many attempts. Each further one has to wait longer.",
    });
  }
  return { succeed: () => attempts.forgive(db, source, isKnown ? [] : others, now, context.clock.now()) };
}
