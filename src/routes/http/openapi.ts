import type { OpenAPIHono } from "@hono/zod-openapi";
import { isForSessions } from "./key-scope.ts";
import type { AppEnv } from "./router.ts";

/**
 * `security` of a public route. Without it the document says that a route needs a signed-in person, so that a
 * forgotten line promises too little and opens nothing.
 */
export const PUBLIC: Record<string, string[]>[] = [];
/** Of what an API key does not open. */
const BY_SESSION = [{ bearerAuth: [] }, { sessionCookie: [] }];
/** Of what a token does not open. */
export const BY_COOKIE = [{ sessionCookie: [] }];
/** Of a WebSocket: browsers send no header with it but its subprotocols. */
export const BY_TICKET = [{ liveTicket: [] }];

const ABOUT = `Crypto portfolios, markets and news sentiment.

Amounts are decimal strings, times ISO 8601 in UTC, ratios fractions. What is not known is \`null\`, never 0.
Errors are \`application/problem+json\` with a \`code\`; [each code is explained](/docs/errors).`;

const TAGS = [
  { name: "Service", description: "Whether the service runs, and what it runs on." },
  { name: "Accounts", description: "Signing up, in and out, the access token, one's profile, password and sessions." },
  { name: "API keys", description: "Keys for programs. Only a session makes, lists and revokes them." },
  { name: "Admin", description: "Who may sign up, and who is an admin. For admins only." },
  { name: "Coins", description: "The catalogue of coins. Public." },
  {
    name: "Assets",
    description: "Currencies with their rates, assets of one's own, and prices that one sets oneself.",
  },
  { name: "Prices", description: "Latest prices and their stream, each with source and age. Public." },
  {
    name: "Analytics",
    description: "Indicators and figures of risk, each with its convention. Public, but for a portfolio's.",
  },
  { name: "Portfolios", description: "A person's portfolios. Anyone but the owner gets 404." },
  { name: "Accounts of a portfolio", description: "Exchanges, wallets, cold storage: where its coins lie." },
  { name: "Transactions", description: "The ledger of a portfolio: what was bought, sold and moved." },
  { name: "Imports", description: "Files of exchanges and trackers into a ledger, and the ledger as a file." },
  { name: "Holdings", description: "What is held, what it cost and what it is worth now, also as a stream." },
  {
    name: "Reports",
    description: "Performance, history, lots, gains, income and fees of a portfolio, as of any time.",
  },
  { name: "Watchlists", description: "Coins that a person keeps an eye on, with prices and sentiment." },
  { name: "News", description: "Headlines that name coins, with their score. Public." },
  { name: "Sentiment", description: "What the news says about a coin. Public." },
];

type Paths = NonNullable<ReturnType<Documented["getOpenAPI31Document"]>["paths"]>;
type Documented = Pick<OpenAPIHono<AppEnv>, "getOpenAPI31Document" | "openAPIRegistry">;

/** The OpenAPI 3.1 document of all routes mounted so far. */
export function openApiDocument(app: Documented) {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Coinsight",
      version: "1.0.0",
      description: ABOUT,
    },
    servers: [{ url: "/", description: "This deployment." }],
    security: [...BY_SESSION, { apiKey: [] }],
  });
  const used = new Set(Object.values(document.paths ?? {}).flatMap(tagsOf));
  return {
    ...document,
    paths: closedToKeys(document.paths ?? {}),
    // openapi3-ts's type of a licence knows no SPDX identifier yet.
    info: { ...document.info, license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" } },
    tags: TAGS.filter((tag) => used.has(tag.name)),
    components: {
      ...document.components,
      securitySchemes: {
        bearerAuth: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "A signed access token. It wins over a cookie.",
        },
        apiKey: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "cs_…",
          description:
            "An API key, in the place of a token. Its scope `read` opens safe methods, `write` the others; neither manages the account.",
        },
        sessionCookie: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-coinsight",
          description:
            "Set by signing in; on plain http it is called `coinsight`. Unsafe methods also need an `Origin` of this service.",
        },
        liveTicket: {
          type: "apiKey",
          in: "header",
          name: "Sec-WebSocket-Protocol",
          description: "A one-time ticket among the subprotocols, as `ticket.<ticket>`.",
        },
      },
    },
  };
}

/** Says of each operation that only sessions may ask for that they may. */
const closedToKeys = (paths: Paths): Paths =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item as Record<string, object>).map(([method, operation]) => [
          method,
          isForSessions(method.toUpperCase(), path) ? { security: BY_SESSION, ...operation } : operation,
        ]),
      ),
    ]),
  );

const tagsOf = (path: object): string[] =>
  Object.values(path as Record<string, { tags?: string[] }>).flatMap((operation) => operation.tags ?? []);
