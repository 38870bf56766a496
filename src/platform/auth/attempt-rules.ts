/** How many attempts are free, and how the wait grows after them: doubled with each, up to a most. */
export interface AttemptRule {
  readonly free: number;
  readonly firstMs: number;
  readonly mostMs: number;
  /** Without an attempt for so long the count begins anew. */
  readonly forgetMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type AttemptKind = "sign-in" | "mail";

/**
 * What is counted of each kind.
 * `source`: this account from this device or network. `account`: this account from all that it does not know; its wait stays
 * short, for strangers cause it. `network`: all accounts from one network.
 * A source that the person has signed in from before is counted by itself alone, so nobody else's failures slow it.
 */
export const ATTEMPT_RULES: Readonly<Record<AttemptKind, Record<"source" | "account" | "network", AttemptRule>>> = {
  "sign-in": {
    source: { free: 5, firstMs: SECOND, mostMs: 15 * MINUTE, forgetMs: DAY },
    account: { free: 20, firstMs: SECOND, mostMs: MINUTE, forgetMs: DAY },
    network: { free: 30, firstMs: SECOND, mostMs: 15 * MINUTE, forgetMs: HOUR },
  },
  // Mails that anybody can make us send to somebody. A long wait locks nobody out: each of these mails reaches its owner.
  mail: {
    source: { free: 3, firstMs: MINUTE, mostMs: HOUR, forgetMs: DAY },
    account: { free: 5, firstMs: MINUTE, mostMs: HOUR, forgetMs: DAY },
    network: { free: 20, firstMs: MINUTE, mostMs: HOUR, forgetMs: DAY },
  },
};

/** How long a source stays known after the last time it signed in. */
export const KNOWN_MS = 90 * DAY;
