import { exports } from "cloudflare:workers";
import { expect } from "vitest";
import type { TestPerson } from "./people.ts";
import { ORIGIN } from "./people.ts";

/** "0.5 bitcoin" is a leg, "100" an amount of dollars. */
export const leg = (text: string) => {
  const [amount = "", asset = "fiat:usd"] = text.split(" ");
  return { asset, amount };
};

/** The nth day of 2024, at midnight. */
export const day = (n: number): string => new Date(Date.UTC(2024, 0, n)).toISOString();

type Json = Record<string, unknown>;

/** One portfolio, asked over the API as its owner does. */
export class TestLedger {
  readonly person: TestPerson;
  readonly id: string;
  readonly accountId: string;

  constructor(person: TestPerson, id: string, accountId: string) {
    this.person = person;
    this.id = id;
    this.accountId = accountId;
  }

  call(method: string, path: string, body?: unknown, headers: object = {}): Promise<Response> {
    return exports.default.fetch(`${ORIGIN}/api/v1/portfolios/${this.id}${path}`, {
      method,
      headers: {
        ...this.person.headers,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The answer to a request that succeeds. */
  async ask(method: string, path: string, body?: unknown): Promise<Json> {
    const response = await this.call(method, path, body);
    const text = await response.text();
    expect(response.status, text).toBeLessThan(300);
    return text === "" ? {} : (JSON.parse(text) as Json);
  }

  record = (event: object) => this.ask("POST", "/transactions", event) as Promise<Json & { id: string; ref: string }>;

  /** What is refused, as its problem. */
  async refused(method: string, path: string, body?: unknown): Promise<Json> {
    const response = await this.call(method, path, body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    return response.json();
  }

  async rows(query = ""): Promise<Json[]> {
    return (await this.ask("GET", `/transactions${query}`))["items"] as Json[];
  }

  /** Quantity and cost of what is held, by coin. */
  async held(): Promise<Record<string, [string, string | null]>> {
    const { holdings } = (await this.ask("GET", "/holdings")) as {
      holdings: { asset: string; quantity: string; cost: string | null }[];
    };
    return Object.fromEntries(holdings.map(({ asset, quantity, cost }) => [asset, [quantity, cost]]));
  }
}

export async function makeLedger(person: TestPerson, fields: object = {}): Promise<TestLedger> {
  const response = await exports.default.fetch(`${ORIGIN}/api/v1/portfolios`, {
    method: "POST",
    headers: { ...person.headers, "content-type": "application/json" },
    body: JSON.stringify({ name: "Savings", ...fields }),
  });
  const { id, accounts } = await response.json<{ id: string; accounts: { id: string }[] }>();
  return new TestLedger(person, id, accounts[0]?.id ?? "");
}
