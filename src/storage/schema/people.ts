/**
 * People: the tables better-auth reads and writes through its drizzle adapter.
 * The property names are better-auth's own field names; only table and column names are ours.
 */
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

const time = (name: string) => integer(name, { mode: "timestamp_ms" });
const flag = (name: string) => integer(name, { mode: "boolean" });

export const users = sqliteTable(
  "users",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailVerified: flag("email_verified").notNull(),
    image: text("image"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    role: text("role", { enum: ["user", "admin"] })
      .notNull()
      .default("user"),
    twoFactorEnabled: flag("two_factor_enabled").notNull().default(false),
    /** What sums are shown in where no portfolio says otherwise: `fiat:<iso>`. */
    baseCurrency: text("base_currency").notNull().default("fiat:usd"),
    /** BCP 47, as Intl knows it. */
    locale: text("locale").notNull().default("en"),
    /** IANA, as Intl knows it. */
    timeZone: text("time_zone").notNull().default("UTC"),
  },
  (table) => [uniqueIndex("users_email").on(table.email)],
);

export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    token: text("token").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    expiresAt: time("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [uniqueIndex("sessions_token").on(table.token), index("sessions_user").on(table.userId)],
);

/** better-auth's "account": one way in (here: a password) of one person. Not an account of a portfolio. */
export const credentials = sqliteTable(
  "credentials",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: time("access_token_expires_at"),
    refreshTokenExpiresAt: time("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [index("credentials_user").on(table.userId)],
);

export const verifications = sqliteTable(
  "verifications",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);

/** better-auth's two-factor plugin: the shared secret and the recovery codes, both stored encrypted. */
export const twoFactors = sqliteTable(
  "two_factors",
  {
    id: text("id").primaryKey(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    verified: flag("verified").notNull().default(true),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: time("locked_until"),
  },
  (table) => [index("two_factors_user").on(table.userId)],
);

/** better-auth's passkey plugin: public halves only. */
export const passkeys = sqliteTable(
  "passkeys",
  {
    id: text("id").primaryKey(),
    name: text("name"),
    publicKey: text("public_key").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    credentialID: text("credential_id").notNull(),
    counter: integer("counter").notNull(),
    deviceType: text("device_type").notNull(),
    backedUp: flag("backed_up").notNull(),
    transports: text("transports"),
    createdAt: time("created_at"),
    aaguid: text("aaguid"),
  },
  (table) => [uniqueIndex("passkeys_credential").on(table.credentialID), index("passkeys_user").on(table.userId)],
);

/**
 * In the columns of better-auth's api-key plugin, whose check and creation are replaced by our own. `key` is the key's hash,
 * `referenceId` the person, `permissions.api` the scopes; what concerns quotas stays empty.
 */
export const apiKeys = sqliteTable(
  "api_keys",
  {
    id: text("id").primaryKey(),
    configId: text("config_id").notNull().default("default"),
    name: text("name"),
    start: text("start"),
    referenceId: text("reference_id")
      .notNull()
      .references(() => users.id),
    prefix: text("prefix"),
    key: text("key").notNull(),
    refillInterval: integer("refill_interval"),
    refillAmount: integer("refill_size"),
    lastRefillAt: time("last_refill_at"),
    enabled: flag("enabled").notNull().default(true),
    rateLimitEnabled: flag("rate_limit_enabled").notNull().default(false),
    rateLimitTimeWindow: integer("rate_limit_time_window"),
    rateLimitMax: integer("rate_limit_max"),
    requestCount: integer("request_count").notNull().default(0),
    remaining: integer("remaining"),
    lastRequest: time("last_request"),
    expiresAt: time("expires_at"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    permissions: text("permissions"),
    metadata: text("metadata"),
  },
  (table) => [uniqueIndex("api_keys_key").on(table.key), index("api_keys_person").on(table.referenceId)],
);

/** Who may sign up where that needs an invitation. Only the hash of its code is stored; a used one stays until it expires. */
export const invitations = sqliteTable(
  "invitations",
  {
    id: text("id").primaryKey(),
    codeHash: text("code_hash").notNull(),
    /** Where it is for one address only: in lower case. */
    email: text("email"),
    invitedBy: text("invited_by")
      .notNull()
      .references(() => users.id),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [
    uniqueIndex("invitations_code").on(table.codeHash),
    index("invitations_person").on(table.invitedBy),
    index("invitations_expiry").on(table.expiresAt),
  ],
);

/** Exact counters of what is guessed: passwords, and mails one can make us send. Addresses stand here only as keyed hashes. */
export const signInAttempts = sqliteTable(
  "sign_in_attempts",
  {
    /** What is counted: an account from one network, an account, or a network. */
    key: text("key").primaryKey(),
    /** The account it is about; a network's own counter has none. */
    account: text("account"),
    failures: integer("failures").notNull(),
    lastAt: integer("last_at").notNull(),
    /** The next attempt counts from here on; before it is refused. */
    nextAt: integer("next_at").notNull(),
    /** The last success: a network that the person has signed in from. */
    succeededAt: integer("succeeded_at"),
  },
  (table) => [index("sign_in_attempts_account").on(table.account), index("sign_in_attempts_last").on(table.lastAt)],
);

/** Accounts on their way out: what is left to do, so that a deletion that was cut off goes on. Gone with its last step. */
export const accountDeletions = sqliteTable(
  "account_deletions",
  {
    userId: text("user_id").primaryKey(),
    requestedAt: integer("requested_at").notNull(),
    /** Steps are idempotent; this only spares repeating those that are done. */
    step: text("step").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Nobody else works at it before. */
    leasedUntil: integer("leased_until").notNull().default(0),
  },
  (table) => [index("account_deletions_lease").on(table.leasedUntil)],
);

/** Keys that sign access tokens (better-auth's jwt plugin); the private half is stored encrypted. */
export const signingKeys = sqliteTable("signing_keys", {
  id: text("id").primaryKey(),
  publicKey: text("public_key").notNull(),
  privateKey: text("private_key").notNull(),
  createdAt: time("created_at").notNull(),
  expiresAt: time("expires_at"),
});

/** Sessions and API keys (`session_id` is the id of either) that ended before their time; isolates re-read the young ones, so that access ends everywhere within 30 s. */
export const revokedSessions = sqliteTable(
  "revoked_sessions",
  {
    sessionId: text("session_id").primaryKey(),
    revokedAt: integer("revoked_at").notNull(),
  },
  (table) => [index("revoked_sessions_at").on(table.revokedAt)],
);

/** Idempotency records of a person's POSTs that belong to no portfolio yet; a portfolio's own are `ledger_writes`. */
export const userWrites = sqliteTable(
  "user_writes",
  {
    userId: text("user_id").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    answer: text("answer"),
    at: integer("at").notNull(),
  },
  (table) => [uniqueIndex("user_writes_key").on(table.userId, table.key), index("user_writes_at").on(table.at)],
);
