import { env, exports } from "cloudflare:workers";
import { ulid } from "ulid";
import {
  newAccountId,
  newImportId,
  newPortfolioId,
  newProfileId,
  newTransactionId,
  newWatchlistId,
} from "../../src/domain/ids.ts";
import { createAuth } from "../../src/platform/auth/better-auth.ts";
import { ORIGIN, signUp } from "../people.ts";
import { ASSET_RECIPES } from "./asset-recipes.ts";
import { ACCOUNT_RECIPES } from "./account-recipes.ts";
import { ANALYTICS_RECIPES } from "./analytics-recipes.ts";
import { IMPORT_RECIPES } from "./import-recipes.ts";
import { LEDGER_RECIPES } from "./ledger-recipes.ts";
import { READS_RECIPES } from "./reads-recipes.ts";
import { BUY, type Owned } from "./world.ts";

/**
 * What the document alone does not tell. The suites take every operation from the contract; one that they cannot ask
 * properly with what stands here fails, with a line that says what is missing.
 */

/**
 * Where a path's parameter comes from, by the name of its schema or by what stands before it; `invented`: one that nobody
 * has, for what belongs to a person.
 */
export const PATH_VALUES: Readonly<
  Record<string, { readonly of: (owned: Owned) => string; readonly invented?: () => string }>
> = {
  AssetId: { of: () => "bitcoin" },
  PortfolioId: { of: ({ portfolioId }) => portfolioId, invented: () => newPortfolioId("01", Date.now()) },
  keys: { of: ({ keyId }) => keyId, invented: () => `key_${ulid()}` },
  SessionId: { of: ({ sessionId }) => sessionId, invented: () => "nobodys" },
  UserId: { of: () => friend.userId },
  OwnAssetId: { of: ({ assetId }) => assetId, invented: () => `custom:${ulid()}` },
  CacheNamespace: { of: () => "catalogue" },
  InvitationId: { of: ({ invitationId }) => invitationId },
  passkeys: { of: ({ passkeyId }) => passkeyId, invented: () => crypto.randomUUID() },
  reports: { of: () => "2024" },
  WatchlistId: { of: ({ watchlistId }) => watchlistId, invented: () => newWatchlistId(Date.now()) },
  AccountId: { of: ({ accountId }) => accountId, invented: () => newAccountId(Date.now()) },
  ImportId: { of: ({ importId }) => importId, invented: () => newImportId(Date.now()) },
  CommittedImportId: { of: ({ committedImportId }) => committedImportId, invented: () => newImportId(Date.now()) },
  ImportProfileId: { of: ({ profileId }) => profileId, invented: () => newProfileId(Date.now()) },
  TransactionId: { of: ({ transactionId }) => transactionId, invented: () => newTransactionId(Date.now()) },
};

/** Somebody else, whom no suite asks about but by id. */
const friend = await signUp();

/** A one-time token, as a mail would bring it. */
async function token(purpose: "verify-address" | "reset-password", value: string): Promise<string> {
  const text = crypto.randomUUID();
  const { internalAdapter } = await createAuth(env).$context;
  const expiresAt = new Date(Date.now() + 3_600_000);
  await internalAdapter.createVerificationValue({ identifier: `${purpose}:${text}`, value, expiresAt });
  return text;
}

/** Values that mean something, by the name of their schema: without them the fuzz would only ever name what is not there. */
export const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Base: ["fiat:usd", "fiat:eur", "bitcoin", "sats"],
  AssetId: ["bitcoin", "ethereum", "tether", "fiat:usd"],
  Amount: ["1", "0.5", "60000", "0", "99999999999999999999.999999999999999999", "0.000000000000000001"],
};

export interface Recipe {
  /** What must have gone before, and what then is asked and by whom: for requests that follow each other. */
  readonly prepare?: (owned: Owned) => Promise<{ readonly body: unknown; readonly headers: Record<string, string> }>;
  /** Instead of what the schema's examples make. */
  readonly body?: (owned: Owned) => unknown;
  /** What a good request is answered, where these tests lack what it needs. */
  readonly refused?: number;
  readonly query?: Readonly<Record<string, string>>;
  /** It hashes a password: asked less often by the fuzz. */
  readonly isSlow?: boolean;
  /** It is kept in an object's own storage, not in D1. */
  readonly ownStorage?: boolean;
  /** It takes away what it was asked with, or proved by. */
  readonly ends?: boolean;
}

/** By operation, where examples and defaults of the schemas make no request that succeeds. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  ...ACCOUNT_RECIPES,
  ...ASSET_RECIPES,
  ...ANALYTICS_RECIPES,
  ...LEDGER_RECIPES,
  ...READS_RECIPES,
  ...IMPORT_RECIPES,
  // What is of this moment has another ETag in the next.
  getCandles: { query: { to: "2024-03-15T00:00:00.000Z" } },
  listCurrencies: { query: { date: "2024-03-15" } },
  signUp: {
    body: () => ({ email: `${crypto.randomUUID()}@example.org`, password: "a long enough password" }),
    isSlow: true,
  },
  signIn: { body: ({ person: { email, password } }) => ({ email, password }), isSlow: true },
  signOut: { ends: true },
  // There is no mailer here.
  requestVerification: { refused: 409 },
  requestPasswordReset: { refused: 409 },
  verifyAddress: { body: async ({ person }) => ({ token: await token("verify-address", person.userId) }) },
  resetPassword: {
    body: async ({ person }) => ({ token: await token("reset-password", person.userId), password: "another long one" }),
    isSlow: true,
    ends: true,
  },
  updateMe: { body: () => ({ name: "Ada" }) },
  changePassword: {
    body: ({ person: { password } }) => ({ password, newPassword: "another long one" }),
    isSlow: true,
    ends: true,
  },
  revokeSession: { ends: true },
  deleteMe: { body: ({ person: { password } }) => ({ password }), isSlow: true, ends: true },
  setRole: { body: () => ({ role: "user" }) },
  withdrawInvitation: { ends: true },
  deletePortfolio: { ends: true },
  revokeApiKey: { ends: true },
  calcLots: { body: () => ({ transactions: [BUY] }) },
  createApiKey: { body: () => ({ name: "a program", scopes: ["read"] }) },
};

/** How a person proves to be one, by security scheme. */
export const PROOFS: Readonly<
  Record<string, (owned: Owned) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>>
> = {
  bearerAuth: ({ person }) => person.headers,
  apiKey: ({ key }) => ({ authorization: `Bearer ${key}` }),
  sessionCookie: ({ person }) => ({ cookie: person.cookie, origin: ORIGIN }),
  liveTicket: async ({ person, portfolioId }) => {
    const path = `/api/v1/portfolios/${portfolioId}/live-tickets`;
    const response = await exports.default.fetch(`${ORIGIN}${path}`, { method: "POST", headers: person.headers });
    const { protocols } = await response.json<{ protocols: string[] }>();
    return { "sec-websocket-protocol": protocols.join(", ") };
  },
};

/** What a request carries that is complete but for its proof. */
export const UNPROVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  liveTicket: { "sec-websocket-protocol": "coinsight.v1" },
};
