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

/** What one attempt counts on: its source, and what strangers share. */
async function keysOf(context: ServiceContext, kind: AttemptKind, email: string, { network, known }: AttemptSource) {
  const account = await accountKey(context, email);
  const networkKey = await keyedHash(context.config.authSecret, "networks", network);
  return {
    account,
    source: `${kind} ${account} ${known ?? networkKey}`,
    shared: [`${kind} ${account}`, `${kind} network ${networkKey}`] as const,
  };
}

/** Counts an attempt before anything is tried, so that many at once are no way around it; 429 when it has to wait. */
export async function takeAttempt(
  context: ServiceContext,
  kind: AttemptKind,
  email: string,
  from: AttemptSource,
): Promise<Attempt> {
  const db = coreDb(context.env);
  const now = context.clock.now();
  const { account, source, shared } = await keysOf(context, kind, email, from);
  const isKnown = from.known !== null || (await attempts.succeededSince(db, source, now - KNOWN_MS));
  const rules = ATTEMPT_RULES[kind];
  const counters: attempts.Counter[] = [{ key: source, account, ...rules.source }];
  if (!isKnown) {
    counters.push({ key: shared[0], account, ...rules.account }, { key: shared[1], account: null, ...rules.network });
  }
  const waitMs = await attempts.take(db, counters, now);
  if (waitMs !== null) {
    throw problem("RATE_LIMIT_ERROR", {
      limit: kind,
      retryAfter: Math.max(1, Math.ceil(waitMs / 1_000)),
      detail: "Too many attempts. Each further one has to wait longer.",
    });
  }
  return { succeed: () => attempts.forgive(db, source, isKnown ? [] : shared, now, context.clock.now()) };
}

/**
 * A mail was read by whom it was for: it no longer counts. So the people of one network, of which a whole town may share an
 * address, do not use up each other's mails by signing up.
 */
export async function creditMail(context: ServiceContext, email: string, network: string): Promise<void> {
  const { source, shared } = await keysOf(context, "mail", email, { network, known: null });
  await attempts.forgive(coreDb(context.env), source, shared, 0, context.clock.now());
}
