import { exports } from "cloudflare:workers";
import { newPortfolioId, newTransactionId } from "../../src/domain/ids.ts";
import { ORIGIN } from "../people.ts";
import { BUY, type Owned } from "./world.ts";

/**
 * What the document alone does not tell. The suites take every operation from the contract; one that they cannot ask
 * properly with what stands here fails, with a line that says what is missing.
 */

/** Where a path's parameter comes from, by the name of its schema; `invented`: for what belongs to a person. */
export const PATH_VALUES: Readonly<
  Record<string, { readonly of: (owned: Owned) => string; readonly invented?: () => string }>
> = {
  AssetId: { of: () => "bitcoin" },
  PortfolioId: { of: ({ portfolioId }) => portfolioId, invented: () => newPortfolioId("01", Date.now()) },
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
  renamePortfolio: { body: () => ({ name: "Renamed" }) },
};

/** How a person proves to be one, by security scheme. */
export const PROOFS: Readonly<
  Record<string, (owned: Owned) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>>
> = {
  bearerAuth: ({ person }) => person.headers,
  sessionCookie: ({ person }) => ({ cookie: person.cookie, origin: ORIGIN }),
  liveTicket: async ({ person, portfolioId }) => {
    const path = `/api/v1/portfolios/${portfolioId}/live-tickets`;
    const response = await exports.default.fetch(`${ORIGIN}${path}`, { method: "POST", headers: person.headers });
    const { protocols } = await response.json<{ protocols: string[] }>();
    return { "sec-websocket-protocol": protocols.join(", ") };
  },
};
