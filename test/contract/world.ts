import { exports } from "cloudflare:workers";
import type { TestPerson } from "../people.ts";
import { ORIGIN, signUp } from "../people.ts";

/** A person with one of everything that the API knows to belong to somebody. */
export interface Owned {
  readonly person: TestPerson;
  readonly portfolioId: string;
  readonly transactionId: string;
  /** An API key that may read and write, its id, and one that may only read. */
  readonly key: string;
  readonly keyId: string;
  readonly readKey: string;
}

export const BUY = {
  type: "buy",
  at: "2024-01-01T00:00:00.000Z",
  in: { asset: "bitcoin", amount: "2" },
  out: { asset: "fiat:usd", amount: "60000" },
};

export async function makeOwned(): Promise<Owned> {
  const person = await signUp();
  const { id: portfolioId } = await create(person, "/api/v1/portfolios", { name: "Savings" });
  const { id: transactionId } = await create(person, `/api/v1/portfolios/${portfolioId}/transactions`, BUY);
  const { id: keyId, key = "" } = await create(person, KEYS, { name: "both", scopes: ["read", "write"] });
  const { key: readKey = "" } = await create(person, KEYS, { name: "reads", scopes: ["read"] });
  return { person, portfolioId, transactionId, key, keyId, readKey };
}

const KEYS = "/api/v1/me/keys";

async function create(person: TestPerson, path: string, body: object): Promise<{ id: string; key?: string }> {
  const response = await exports.default.fetch(`${ORIGIN}${path}`, {
    method: "POST",
    headers: { ...person.headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
