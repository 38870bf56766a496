/** Characters of a password; checked before anything is hashed, for hashing costs what a password is long. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** A session ends this long after its last renewal; better-auth renews it once a day while it is used. */
export const SESSION_SECONDS = 7 * 24 * 3600;

/** An access token's life. Only so long must a revoked session be remembered. */
export const TOKEN_MINUTES = 15;

/** How long the second step of a sign-in may take. */
export const CHALLENGE_SECONDS = 300;

/** How long a code of an authenticator app is taken, before and after its 30 s: so long it must not be taken twice. */
export const CODE_LIFE_MS = 120_000;

/** How long an isolate takes a proof for true without looking again. */
export const REMEMBER_MS = 60_000;

/** The last use of an API key is written at most once in this time. */
export const KEY_USE_NOTED_MS = 3_600_000;

/** How old an isolate's list of what was revoked may be: within this time access ends everywhere. */
export const REVOKED_AGE_MS = 30_000;

/** How long the links in mails hold. */
export const RESET_MINUTES = 60;
export const VERIFICATION_HOURS = 48;

/** How long a ticket for the live valuation may be carried about. */
export const TICKET_LIFE_MS = 30_000;
