import { env, exports } from "cloudflare:workers";
import { decodeJwt } from "jose";
import { newInvitationId } from "../../src/domain/ids.ts";
import type { TestPerson } from "../people.ts";
import { ORIGIN, signUp } from "../people.ts";
import { addPasskey } from "../second-factors.ts";

/** A person with one of everything that the API knows to belong to somebody. */
export interface Owned {
  readonly person: TestPerson;
  readonly portfolioId: string;
  readonly transactionId: string;
  readonly accountId: string;
  /** An API key that may read and write, its id, and one that may only read. */
  readonly key: string;
  readonly keyId: string;
  readonly readKey: string;
  readonly sessionId: string;
  readonly invitationId: string;
  readonly passkeyId: string;
  readonly watchlistId: string;
  /** An asset of the person's own. */
  readonly assetId: string;
  /** A draft. */
  readonly importId: string;
  readonly committedImportId: string;
  readonly profileId: string;
}

export const MAPPING = { columns: { time: "Date", amount: "Size", asset: "Coin" }, dates: "y-m-d", decimal: "." };
export const FILE = {
  fileName: "ledger.csv",
  text: "at,type,in_amount,in_asset\n2024-01-01T00:00:00Z,deposit,1,bitcoin\n",
};

export const BUY = {
  type: "buy",
  at: "2024-01-01T00:00:00.000Z",
  in: { asset: "bitcoin", amount: "2" },
  out: { asset: "fiat:usd", amount: "60000" },
};

export const OWN_PRICE = { asset: "bitcoin", at: "2025-03-01T00:00:00.000Z", price: "1", currency: "fiat:usd" };

export async function makeOwned(): Promise<Owned> {
  const person = await signUp();
  const { id: portfolioId } = await create(person, "/api/v1/portfolios", { name: "Savings" });
  const { id: accountId } = await create(person, `/api/v1/portfolios/${portfolioId}/accounts`, { name: "Unused" });
  const { id: transactionId } = await create(person, `/api/v1/portfolios/${portfolioId}/transactions`, BUY);
  const { id: keyId, key = "" } = await create(person, KEYS, { name: "both", scopes: ["read", "write"] });
  const { key: readKey = "" } = await create(person, KEYS, { name: "reads", scopes: ["read"] });
  const sessionId = String(decodeJwt(person.token)["sid"]);
  const invitationId = newInvitationId(Date.now());
  await env.DB.prepare("INSERT INTO invitations VALUES (?1, ?1, NULL, ?2, 1, ?3, NULL)")
    .bind(invitationId, person.userId, Date.now() + 3_600_000)
    .run();
  const { id: passkeyId } = await addPasskey(person);
  const { id: assetId } = await create(person, "/api/v1/assets", { symbol: "ACME", name: "Shares of Acme" });
  await create(person, "/api/v1/own-prices", OWN_PRICE);
  const { id: importId } = await create(person, `/api/v1/portfolios/${portfolioId}/imports`, FILE);
  const other = { ...FILE, text: FILE.text.replace("bitcoin", "ethereum") };
  const { id: committedImportId } = await create(person, `/api/v1/portfolios/${portfolioId}/imports`, other);
  await create(person, `/api/v1/portfolios/${portfolioId}/imports/${committedImportId}/commit`, {}, 200);
  const { id: profileId } = await create(person, "/api/v1/import-profiles", { name: "Bank", mapping: MAPPING });
  const watched = { name: "Watched", coins: [{ asset: "bitcoin", note: "the first" }] };
  const { id: watchlistId } = await create(person, "/api/v1/watchlists", watched);
  const made = { portfolioId, transactionId, accountId, keyId, sessionId, invitationId, passkeyId, assetId };
  return { person, key, readKey, ...made, importId, committedImportId, profileId, watchlistId };
}

/** What only admins may do is asked by one. */
export async function makeAdmin({ person }: Owned): Promise<void> {
  await env.DB.prepare("UPDATE users SET role = 'admin' WHERE id = ?").bind(person.userId).run();
}

const KEYS = "/api/v1/me/keys";

async function create(
  person: TestPerson,
  path: string,
  body: object,
  status = 201,
): Promise<{ id: string; key?: string }> {
  const response = await exports.default.fetch(`${ORIGIN}${path}`, {
    method: "POST",
    headers: { ...person.headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status !== status) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
