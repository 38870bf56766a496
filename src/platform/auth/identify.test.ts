import { env } from "cloudflare:workers";
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair, decodeJwt, decodeProtectedHeader } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { identify } from "./identify.ts";
import { REMEMBER_MS, REVOKED_AGE_MS, TOKEN_MINUTES } from "./limits.ts";

const deferred: Promise<unknown>[] = [];
const deps = (now: number, db: D1Database = env.DB) => ({
  env: { ...env, DB: db },
  now,
  defer: (work: Promise<unknown>) => void deferred.push(work),
});
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });

const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");

/** Fails on any use. */
const noDatabase = {
  prepare: () => {
    throw new Error("D1_ERROR: Network connection lost.");
  },
} as unknown as D1Database;

let person: TestPerson;
beforeAll(async () => {
  person = await signUp();
});

describe("identify", () => {
  it("reads nothing from D1 for a proof it saw lately", async () => {
    for (const headers of [bearer(person.token), new Headers({ cookie: person.cookie })]) {
      const now = Date.now();
      const first = await identify(deps(now), headers);
      expect(first?.viewer.userId).toBe(person.userId);
      expect(await identify(deps(now + 15_000, noDatabase), headers)).toEqual({ viewer: first?.viewer, cookies: [] });
    }
  });

  it("looks at the revoked again after 30 s, and lets nobody in while it cannot", async () => {
    const now = Date.now();
    await identify(deps(now), bearer(person.token));
    await expect(identify(deps(now + REVOKED_AGE_MS + 1, noDatabase), bearer(person.token))).rejects.toMatchObject({
      body: { code: "DATABASE_UNAVAILABLE" },
    });
  });

  it("learns within 30 s that another isolate ended the session", async () => {
    const ended = await signUp();
    const now = Date.now();
    const viewer = (await identify(deps(now), bearer(ended.token)))?.viewer;
    await env.DB.prepare("INSERT INTO revoked_sessions (session_id, revoked_at) VALUES (?, ?)")
      .bind(viewer?.by.id, now)
      .run();
    expect(await identify(deps(now + REVOKED_AGE_MS), bearer(ended.token))).toBeNull();
  });

  it("renews the list in the background before it is too old", async () => {
    const now = Date.now() + 2 * REVOKED_AGE_MS;
    await identify(deps(now), bearer(person.token));
    const before = deferred.length;
    await identify(deps(now + REVOKED_AGE_MS - 1), bearer(person.token));
    expect(deferred).toHaveLength(before + 1);
    await deferred.at(-1);
    expect((await identify(deps(now + REVOKED_AGE_MS + 1, noDatabase), bearer(person.token)))?.viewer.userId).toBe(
      person.userId,
    );
  });

  it("needs D1 for a cookie that is new to it, and none for a token signed by a known key", async () => {
    const { cookie, token, userId } = await signUp();
    const now = Date.now();
    await expect(identify(deps(now, noDatabase), new Headers({ cookie }))).rejects.toMatchObject({
      body: { code: "DATABASE_UNAVAILABLE" },
    });
    expect((await identify(deps(now, noDatabase), bearer(token)))?.viewer.userId).toBe(userId);
  });

  it("forgets a cookie's proof in time to see that its session is over", async () => {
    const { cookie, userId } = await signUp();
    const headers = new Headers({ cookie });
    const now = Date.now();
    expect(await identify(deps(now), headers)).not.toBeNull();
    await env.DB.prepare("DELETE FROM sessions WHERE user_id = ?").bind(userId).run();
    expect(await identify(deps(now + REMEMBER_MS), headers)).toBeNull();
  });
});

describe("an access token", () => {
  it("says no more than who, which session, and until when", () => {
    const claims = decodeJwt(person.token);
    expect(Object.keys(claims).toSorted()).toEqual(["aud", "exp", "iat", "iss", "sid", "sub"]);
    expect(claims).toMatchObject({ sub: person.userId, iss: ORIGIN, aud: ORIGIN });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(TOKEN_MINUTES * 60);
  });

  it("ends with its time, also where it is remembered", async () => {
    const { exp = 0 } = decodeJwt(person.token);
    const last = (exp - 1) * 1_000;
    expect(await identify(deps(last), bearer(person.token))).not.toBeNull();
    expect(await identify(deps(last + 1_001), bearer(person.token))).toBeNull();
  });

  it("is refused when it is altered, unsigned or signed by another key", async () => {
    const claims = decodeJwt(person.token);
    const header = decodeProtectedHeader(person.token) as { alg: string; kid: string };
    const [head = "", body = "", signature = ""] = person.token.split(".");
    const other = await generateKeyPair("EdDSA", { extractable: true });
    const forged = {
      unsigned: new UnsecuredJWT(claims).encode(),
      "alg none with our key id": `${encode({ alg: "none", kid: header.kid })}.${body}.`,
      "another key under our key id": await new SignJWT(claims).setProtectedHeader(header).sign(other.privateKey),
      "a key of its own in the header": await new SignJWT(claims)
        .setProtectedHeader({ alg: "EdDSA", jwk: await exportJWK(other.publicKey) })
        .sign(other.privateKey),
      "the public key as an HMAC secret": await new SignJWT(claims)
        .setProtectedHeader({ alg: "HS256", kid: header.kid })
        .sign(new TextEncoder().encode(await publicKey())),
      "another person in it": `${head}.${encode({ ...claims, sub: "somebody" })}.${signature}`,
      "an unknown key id": await new SignJWT(claims)
        .setProtectedHeader({ alg: "EdDSA", kid: "unknown" })
        .sign(other.privateKey),
      "no token at all": "a.b.c",
      "too long": `${person.token}${"A".repeat(3_000)}`,
    };
    for (const [what, token] of Object.entries(forged)) {
      expect(await identify(deps(Date.now()), bearer(token)), what).toBeNull();
    }
  });

  it("is refused when it is signed rightly but not meant for us", async () => {
    const { privateKey, kid } = await plantedKey();
    const sign = (change: Record<string, unknown>) =>
      new SignJWT({ ...decodeJwt(person.token), ...change }).setProtectedHeader({ alg: "EdDSA", kid }).sign(privateKey);
    const now = Date.now();
    expect(await identify(deps(now), bearer(await sign({}))), "the planted key itself").not.toBeNull();
    const changes = [
      { aud: "https://elsewhere.example" },
      { iss: "https://elsewhere.example" },
      { exp: Math.floor(now / 1_000) - 1 },
      { exp: undefined },
      { sid: undefined },
      { sub: undefined },
    ];
    for (const change of changes) {
      expect(await identify(deps(now), bearer(await sign(change))), JSON.stringify(change)).toBeNull();
    }
  });
});

async function publicKey(): Promise<string> {
  return (await env.DB.prepare("SELECT public_key FROM signing_keys").first<string>("public_key")) ?? "";
}

/** A key of ours, as rotation would add it. */
async function plantedKey() {
  const kid = crypto.randomUUID();
  const { publicKey: half, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  await env.DB.prepare("INSERT INTO signing_keys (id, public_key, private_key, created_at) VALUES (?, ?, '', 0)")
    .bind(kid, JSON.stringify(await exportJWK(half)))
    .run();
  return { kid, privateKey };
}
