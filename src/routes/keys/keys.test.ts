import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { makePortfolio } from "../../../test/portfolios.ts";
import { listen } from "../../../test/sockets.ts";
import type { UserId } from "../../domain/ids.ts";
import { LIVE_CLOSE } from "../../domain/valuation/live-protocol.ts";
import { MOST_KEYS } from "../../services/create-api-key.ts";
import { isForSessions } from "../http/key-scope.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { CreatedKeySchema, KeyListSchema } from "./schemas.ts";

const call = (path: string, init: RequestInit = {}) => exports.default.fetch(`${ORIGIN}${path}`, init);
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const json = { "content-type": "application/json" };

const ask = (person: TestPerson, body: object, idempotencyKey?: string) =>
  call("/api/v1/me/keys", {
    method: "POST",
    headers: { ...person.headers, ...json, ...(idempotencyKey && { "idempotency-key": idempotencyKey }) },
    body: JSON.stringify(body),
  });

async function make(person: TestPerson, scopes: readonly string[] = ["read", "write"], more: object = {}) {
  const response = await ask(person, { name: "a program", scopes, ...more });
  expect(response.status).toBe(201);
  return CreatedKeySchema.strict().parse(await response.json());
}

async function list(person: TestPerson) {
  const response = await call("/api/v1/me/keys", { headers: person.headers });
  return KeyListSchema.strict().parse(await response.json()).items;
}

const revoke = (person: TestPerson, id: string) =>
  call(`/api/v1/me/keys/${id}`, { method: "DELETE", headers: person.headers });
const me = (key: string) => call("/api/v1/me", { headers: bearer(key) });
const newPortfolio = (key: string) =>
  call("/api/v1/portfolios", {
    method: "POST",
    headers: { ...bearer(key), ...json },
    body: JSON.stringify({ name: "Mine", base: "fiat:usd" }),
  });

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return ProblemSchema.parse(await response.json());
}

describe("a new key", () => {
  it("is shown once and stored hashed", async () => {
    const person = await signUp();
    const { key, ...made } = await make(person, ["read"], { expiresAt: "2999-01-01T00:00:00.000Z" });
    expect(made).toMatchObject({ name: "a program", scopes: ["read"], expiresAt: "2999-01-01T00:00:00.000Z" });
    expect(key.startsWith(made.start)).toBe(true);
    expect(await list(person)).toEqual([{ ...made, lastUsedAt: null }]);
    const stored = await Promise.all(
      ["api_keys", "user_writes"].map((table) => env.DB.prepare(`SELECT * FROM ${table}`).all()),
    );
    const text = JSON.stringify(stored.map(({ results }) => results));
    expect(text).toContain(made.id);
    expect(text).not.toContain(key.slice(made.start.length));
  });

  it("speaks for the person", async () => {
    const person = await signUp();
    const { key } = await make(person);
    expect(await (await me(key)).json()).toMatchObject({ id: person.userId });
    expect((await newPortfolio(key)).status).toBe(201);
  });

  it("is made once however often it is asked for with the same idempotency key", async () => {
    const person = await signUp();
    const body = { name: "once", scopes: ["read"] };
    const answers = await Promise.all([1, 2, 3].map(async () => (await ask(person, body, "k1")).json()));
    answers.push(await (await ask(person, body, "k1")).json());
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await list(person)).toHaveLength(1);
    const other = await ask(person, { ...body, name: "another" }, "k1");
    expect(await problemOf(other)).toMatchObject({ status: 409, code: "IDEMPOTENCY_MISMATCH" });
  });

  it("has a scope, and its end lies ahead", async () => {
    const person = await signUp();
    const wrong = [
      { scopes: [] },
      { scopes: ["read", "read"] },
      { scopes: ["admin"] },
      { scopes: ["read"], expiresAt: "2020-01-01T00:00:00Z" },
    ];
    for (const body of wrong) {
      const response = await ask(person, { name: "wrong", ...body });
      expect(response.status, JSON.stringify(body)).toBe(400);
    }
    expect(await list(person)).toEqual([]);
  });

  it(`is refused to who has ${MOST_KEYS}`, async () => {
    const person = await signUp();
    const responses = await Promise.all(
      Array.from({ length: MOST_KEYS + 2 }, () => ask(person, { name: "one of many", scopes: ["read"] })),
    );
    const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array<number>(MOST_KEYS).fill(201), 409, 409]);
  });
});

describe("a scope", () => {
  it("that is missing is named", async () => {
    const person = await signUp();
    const [reader, writer] = [await make(person, ["read"]), await make(person, ["write"])];
    expect((await me(reader.key)).status).toBe(200);
    expect(await problemOf(await newPortfolio(reader.key))).toMatchObject({
      code: "AUTHORIZATION_ERROR",
      detail: 'This API key lacks the scope "write".',
    });
    expect((await newPortfolio(writer.key)).status).toBe(201);
    expect(await problemOf(await me(writer.key))).toMatchObject({
      code: "AUTHORIZATION_ERROR",
      facts: { scope: "read" },
    });
  });

  it("never manages the account", async () => {
    const person = await signUp();
    const { key, id } = await make(person);
    const { paths } = await (
      await call("/openapi.json")
    ).json<{
      paths: Record<string, Record<string, { security?: object[] }>>;
    }>();
    const closed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method, { security }]) => isForSessions(method.toUpperCase(), path) && security?.length !== 0)
        .map(([method]) => [method.toUpperCase(), path.replace("{id}", id)] as const),
    );
    expect(closed.length).toBeGreaterThan(4);
    for (const [method, path] of closed) {
      const response = await call(path, { method, headers: bearer(key) });
      expect([401, 403], `${method} ${path}`).toContain(response.status);
    }
    expect(await list(person), "and its own end is not in its hands").toHaveLength(1);
  });
});

describe("a revoked key", () => {
  it("is refused at once, and leaves the list", async () => {
    const person = await signUp();
    const { key, id } = await make(person);
    expect((await me(key)).status).toBe(200);
    expect((await revoke(person, id)).status).toBe(204);
    expect((await me(key)).status).toBe(401);
    expect(await list(person)).toEqual([]);
    expect((await revoke(person, id)).status).toBe(404);
    const { results } = await env.DB.prepare("SELECT 1 FROM revoked_sessions WHERE session_id = ?").bind(id).all();
    expect(results, "other isolates read it there").toHaveLength(1);
  });

  it("is the person's own", async () => {
    const [ada, bob] = [await signUp(), await signUp()];
    const { key, id } = await make(ada);
    expect((await revoke(bob, id)).status).toBe(404);
    expect(await list(bob)).toEqual([]);
    expect((await me(key)).status).toBe(200);
    const { results } = await env.DB.prepare("SELECT 1 FROM revoked_sessions WHERE session_id = ?").bind(id).all();
    expect(results).toEqual([]);
  });

  it("closes the sockets that it opened, and only those", async () => {
    const person = await signUp();
    const { key, id } = await make(person);
    const portfolio = await makePortfolio(person.userId as UserId);
    const watch = async (headers: Readonly<Record<string, string>>) => {
      const path = `/api/v1/portfolios/${portfolio.id}/live-tickets`;
      const ticket = await call(path, { method: "POST", headers });
      expect(ticket.status).toBe(201);
      const { url, protocols } = await ticket.json<{ url: string; protocols: string[] }>();
      const upgrade = { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols.join(", ") };
      const viewer = listen(await call(url, { headers: upgrade }));
      await viewer.next();
      return viewer;
    };
    const [byKey, bySession] = [await watch(bearer(key)), await watch(person.headers)];
    expect((await revoke(person, id)).status).toBe(204);
    expect((await byKey.closed).code).toBe(LIVE_CLOSE.sessionEnded);
    bySession.say({ type: "snapshot" });
    await bySession.next();
  });
});

it("junk that looks like a key is nobody's", async () => {
  const { key } = await make(await signUp());
  for (const junk of [`${key}x`, key.slice(0, -1), `cs_${"A".repeat(43)}`, "cs_", `CS${key.slice(2)}`]) {
    expect((await me(junk)).status, junk).toBe(401);
  }
});
