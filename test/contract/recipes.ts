import { exports } from "cloudflare:workers";
import { newPortfolioId, newTransactionId } from "../../src/domain/ids.ts";
import { ulid } from "ulid";
import { ORIGIN } from "../people.ts";
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
  TransactionId: { of: ({ transactionId }) => transactionId, invented: () => newTransactionId(Date.now()) },
};

export interface Recipe {
  /** Instead of what the schema's examples make. */
  readonly body?: (owned: Owned) => unknown;
  readonly query?: Readonly<Record<string, string>>;
}

/** By operation, where examples and defaults of the schemas make no request that succeeds. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  signUp: { body: () => ({ email: `${crypto.randomUUID()}@example.org`, password: "a long enough password" }) },
  signIn: { body: ({ person: { email, password } }) => ({ email, password }) },
  recordTransaction: { body: () => BUY },
  createApiKey: { body: () => ({ name: "a program", scopes: ["read"] }) },
  renamePortfolio: { body: () => ({ name: "Renamed" }) },
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
