import { env, exports } from "cloudflare:workers";
import { expect } from "vitest";
import { ORIGIN, signUp } from "./people.ts";
import type { TestPerson } from "./people.ts";

/** Asks the API, with a JSON body where there is one. */
export const call = (path: string, method: string, headers: Readonly<Record<string, string>>, body?: unknown) =>
  exports.default.fetch(`${ORIGIN}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

export interface TestOwner extends TestPerson {
  readonly portfolioId: string;
  /** Stands somewhere in each row of theirs. */
  readonly unique: string;
  /** An API key. */
  readonly key: string;
}

export async function insert(table: string, row: Readonly<Record<string, string | number | null>>): Promise<void> {
  const columns = Object.keys(row);
  await env.DB.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`)
    .bind(...Object.values(row))
    .run();
}
export async function rowsOf(table: string, column: string, value: string): Promise<Record<string, unknown>[]> {
  const { results } = await env.DB.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).bind(value).all();
  return results;
}

/** Somebody with one row of everything that can be theirs. */
export async function owner(): Promise<TestOwner> {
  const person = await signUp();
  const { userId, headers } = person;
  const unique = crypto.randomUUID();
  const made = await call("/portfolios", "POST", headers, { name: `Savings ${unique}` });
  const { id: portfolioId } = await made.json<{ id: string }>();
  const trade = {
    type: "buy",
    at: "2024-01-01T00:00:00.000Z",
    in: { asset: "bitcoin", amount: "2" },
    out: { asset: "fiat:usd", amount: "60000" },
    note: `note ${unique}`,
  };
  expect((await call(`/portfolios/${portfolioId}/transactions`, "POST", headers, trade)).status).toBe(201);
  const keyMade = await call("/me/keys", "POST", headers, { name: `key ${unique}`, scopes: ["read"] });
  const { key } = await keyMade.json<{ key: string }>();
  const coin = `custom:${unique}`;
  await insert("assets", {
    id: coin,
    kind: "custom",
    owner_user_id: userId,
    symbol: "OWN",
    name: unique,
    status: "active",
  });
  await insert("asset_aliases", { alias: unique, asset_id: coin });
  await insert("manual_prices", { user_id: userId, asset_id: coin, at: 1, price: "1.5", currency_id: "fiat:usd" });
  await insert("import_profiles", {
    id: `prof_${unique}`,
    user_id: userId,
    name: unique,
    mapping: "{}",
    created_at: 1,
    updated_at: 1,
  });
  await insert("watchlists", { id: `wl_${unique}`, user_id: userId, name: unique, position: 0, created_at: 1 });
  await insert("watchlist_items", { watchlist_id: `wl_${unique}`, asset_id: "bitcoin", position: 0, note: unique });
  await insert("passkeys", {
    id: unique,
    name: `passkey ${unique}`,
    user_id: userId,
    public_key: "a public key",
    credential_id: unique,
    counter: 0,
    device_type: "singleDevice",
    backed_up: 0,
  });
  await insert("two_factors", { id: unique, user_id: userId, secret: `totp ${unique}`, backup_codes: "codes" });
  await insert("invitations", { id: unique, code_hash: unique, invited_by: userId, created_at: 1, expires_at: 2e12 });
  const verification = { identifier: unique, value: JSON.stringify({ user: userId }), expires_at: 2e12 };
  await insert("verifications", { id: unique, ...verification, created_at: 1, updated_at: 1 });
  return { ...person, portfolioId, unique, key };
}
