import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { identify } from "./identify.ts";
import { KEY_USE_NOTED_MS, REMEMBER_MS, REVOKED_AGE_MS } from "./limits.ts";

const deferred: Promise<unknown>[] = [];
const deps = (now: number, db: D1Database = env.DB) => ({
  env: { ...env, DB: db },
  now,
  defer: (work: Promise<unknown>) => void deferred.push(work),
});

/** Fails on any use. */
const noDatabase = {
  prepare: () => {
    throw new Error("D1_ERROR: Network connection lost.");
  },
} as unknown as D1Database;

async function newKey(expiresAt: number | null = null) {
  const person = await signUp();
  const response = await exports.default.fetch(`${ORIGIN}/api/v1/me/keys`, {
    method: "POST",
    headers: { ...person.headers, "content-type": "application/json" },
    body: JSON.stringify({
      name: "a program",
      scopes: ["read"],
      expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    }),
  });
  const { id, key } = await response.json<{ id: string; key: string }>();
  return { id, userId: person.userId, headers: new Headers({ authorization: `Bearer ${key}` }) };
}

const lastUse = (id: string) =>
  env.DB.prepare("SELECT last_request FROM api_keys WHERE id = ?").bind(id).first<number>("last_request");

describe("an API key", () => {
  it("reads nothing from D1 when it was seen lately", async () => {
    const { id, userId, headers } = await newKey();
    const now = Date.now();
    const viewer = { userId, by: { kind: "key", id, scopes: ["read"] } };
    expect((await identify(deps(now), headers))?.viewer).toEqual(viewer);
    const again = await identify(deps(now + 15_000, noDatabase), new Headers(headers));
    expect(again).toEqual({ viewer, cookies: [] });
  });

  it("is refused within 30 s after another isolate revoked it", async () => {
    const { id, headers } = await newKey();
    const now = Date.now();
    expect(await identify(deps(now), headers)).not.toBeNull();
    await env.DB.batch([
      env.DB.prepare("DELETE FROM api_keys WHERE id = ?").bind(id),
      env.DB.prepare("INSERT INTO revoked_sessions (session_id, revoked_at) VALUES (?, ?)").bind(id, now),
    ]);
    expect(await identify(deps(now + REVOKED_AGE_MS), new Headers(headers))).toBeNull();
  });

  it("is looked up again after a minute", async () => {
    const { id, headers } = await newKey();
    const now = Date.now();
    expect(await identify(deps(now), headers)).not.toBeNull();
    await env.DB.prepare("UPDATE api_keys SET enabled = 0 WHERE id = ?").bind(id).run();
    expect(await identify(deps(now + REMEMBER_MS - 1), new Headers(headers))).not.toBeNull();
    expect(await identify(deps(now + REMEMBER_MS), new Headers(headers))).toBeNull();
  });

  it("ends with its time, also where it is remembered", async () => {
    const now = Date.now();
    const { headers } = await newKey(now + 40_000);
    expect(await identify(deps(now + 39_000), headers)).not.toBeNull();
    expect(await identify(deps(now + 40_000), new Headers(headers))).toBeNull();
  });

  it("writes its last use once an hour at most", async () => {
    const { id, headers } = await newKey();
    const now = Date.now();
    const useAt = async (at: number) => {
      await identify(deps(at), new Headers(headers));
      await Promise.all(deferred);
      return lastUse(id);
    };
    expect(await useAt(now)).toBe(now);
    expect(await useAt(now + KEY_USE_NOTED_MS - 1)).toBe(now);
    expect(await useAt(now + KEY_USE_NOTED_MS + REMEMBER_MS)).toBe(now + KEY_USE_NOTED_MS + REMEMBER_MS);
  });
});
