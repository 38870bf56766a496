import { env, exports } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { Guarded } from "../../../test/second-factors.ts";
import { atPage, beginTwoFactor, firstStep, guardedPerson, post, sessionIn } from "../../../test/second-factors.ts";
import { codeOf } from "../../../test/totp.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { RecoveryCodesSchema } from "./schemas.ts";

afterEach(() => {
  vi.useRealTimers();
});

const STEP_MS = 30_000;
/** Codes are taken once, so whoever signs in again waits for the next. */
const waitFor = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });

const statusOf = async (cookie: string | null) =>
  (await exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers: { cookie: cookie ?? "" } })).status;
const problemOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return ProblemSchema.parse(await response.json());
};

/** At the next code: this moment's is used up. */
async function guarded(): Promise<Guarded> {
  const person = await guardedPerson();
  waitFor(STEP_MS);
  return person;
}

const secondStep = (challenge: string, proof: object) => post("/auth/sign-in/two-factor", proof, { cookie: challenge });

/** A code that is none of the moment. */
async function wrongCode({ uri }: Pick<Guarded, "uri">): Promise<string> {
  const now = Date.now();
  const good = await Promise.all([-2, -1, 0, 1, 2].map((steps) => codeOf(uri, now + steps * STEP_MS)));
  return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !good.includes(code)) ?? "";
}

describe("switching it on", () => {
  it("takes the password and a code of the app, and changes nothing before", async () => {
    const person = await signUp();
    const wrong = await post("/me/two-factor", { password: "not the password" }, atPage(person.cookie));
    expect(await problemOf(wrong)).toMatchObject({ status: 403, code: "AUTHORIZATION_ERROR" });
    const confirm = (code: string) => post("/me/two-factor/confirmation", { code }, atPage(person.cookie));
    expect(await problemOf(await confirm("123456"))).toMatchObject({ code: "CONFLICT_ERROR" });
    const uri = await beginTwoFactor(person);
    const refused = await confirm(await wrongCode({ uri }));
    expect(await problemOf(refused)).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path: "body.code" }] });
    expect((await post("/auth/sign-in", person, {})).status, "unknown fields").toBe(400);
    const { email, password } = person;
    expect((await post("/auth/sign-in", { email, password }, {})).status, "a password still signs in").toBe(200);
    const again = await beginTwoFactor(person);
    expect((await confirm(await codeOf(uri, Date.now()))).status, "of the first secret").toBe(400);
    expect((await confirm(await codeOf(again, Date.now()))).status).toBe(200);
  });

  it("puts another session in the place of this one, which is over at once", async () => {
    const person = await guarded();
    expect(await statusOf(person.former)).toBe(401);
    expect(await statusOf(person.cookie)).toBe(200);
    const old = await exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers: person.headers });
    expect(old.status, "the token of the former session").toBe(401);
  });

  it("is no way to put another secret in the place of the one in use", async () => {
    const { cookie, password } = await guarded();
    const response = await post("/me/two-factor", { password }, atPage(cookie));
    expect(await problemOf(response)).toMatchObject({ status: 409, code: "CONFLICT_ERROR" });
  });

  it("stores neither secret nor recovery codes in the clear", async () => {
    const { uri, recoveryCodes } = await guarded();
    const { results } = await env.DB.prepare("SELECT * FROM two_factors").all();
    const text = JSON.stringify(results);
    for (const secret of [new URL(uri).searchParams.get("secret") ?? "", ...recoveryCodes]) {
      expect(text).not.toContain(secret);
    }
  });

  it("needs the cookie of a session: a token or another site cannot", async () => {
    const person = await signUp();
    const { password } = person;
    expect((await post("/me/two-factor", { password }, person.headers)).status).toBe(401);
    const evil = { cookie: person.cookie, origin: "https://evil.example" };
    expect((await post("/me/two-factor", { password }, evil)).status).toBe(403);
  });
});

describe("signing in", () => {
  it("needs the code besides the password", async () => {
    const person = await guarded();
    const { email, password } = person;
    const first = await post("/auth/sign-in", { email, password }, {});
    expect(await first.json()).toEqual({ status: "two-factor-needed" });
    expect([first.status, sessionIn(first)]).toEqual([202, null]);
    const challenge = await firstStep(person);
    expect((await secondStep(challenge, { code: await wrongCode(person) })).status).toBe(401);
    const response = await secondStep(challenge, { code: await codeOf(person.uri, Date.now()) });
    expect(PersonSchema.strict().parse(await response.json()).id).toBe(person.userId);
    expect(await statusOf(sessionIn(response))).toBe(200);
    expect(response.headers.getSetCookie().join("\n")).toMatch(/coinsight-two-factor=;/);
  });

  it("takes a code once", async () => {
    const person = await guarded();
    const code = await codeOf(person.uri, Date.now());
    const [first, second] = [await firstStep(person), await firstStep(person)];
    expect((await secondStep(first, { code })).status).toBe(200);
    const replayed = await secondStep(second, { code });
    expect(await problemOf(replayed)).toMatchObject({ status: 401, code: "AUTHENTICATION_ERROR" });
    expect(sessionIn(replayed)).toBeNull();
    expect((await secondStep(first, { code })).status, "the challenge is spent, too").toBe(401);
  });

  it("takes each recovery code once", async () => {
    const person = await guarded();
    const [recoveryCode = "", other = ""] = person.recoveryCodes;
    expect((await secondStep(await firstStep(person), { recoveryCode })).status).toBe(200);
    const challenge = await firstStep(person);
    expect((await secondStep(challenge, { recoveryCode })).status).toBe(401);
    const response = await secondStep(challenge, { recoveryCode: other });
    expect(response.status).toBe(200);
    const cookie = sessionIn(response) ?? "";
    const left = await exports.default.fetch(`${ORIGIN}/api/v1/me/two-factor`, { headers: { cookie } });
    expect(await left.json()).toEqual({ enabled: true, recoveryCodesLeft: 8 });
  });

  it("takes five wrong codes a challenge, and after ten none at all for a quarter of an hour", async () => {
    const person = await guarded();
    const wrong = { code: await wrongCode(person) };
    for (const challenge of [await firstStep(person), await firstStep(person)]) {
      const statuses: number[] = [];
      for (let tries = 0; tries < 5; tries++) statuses.push((await secondStep(challenge, wrong)).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401]);
      expect((await secondStep(challenge, { code: await codeOf(person.uri, Date.now()) })).ok).toBe(false);
    }
    const locked = await secondStep(await firstStep(person), { code: await codeOf(person.uri, Date.now()) });
    expect(await problemOf(locked)).toMatchObject({ status: 429, code: "RATE_LIMIT_ERROR", limit: "two-factor" });
    expect(await statusOf(person.cookie), "who is signed in stays so").toBe(200);
    waitFor(16 * 60_000);
    const later = await secondStep(await firstStep(person), { code: await codeOf(person.uri, Date.now()) });
    expect(later.status).toBe(200);
  });

  it("counts guesses that come at once, too", async () => {
    const person = await guarded();
    const challenge = await firstStep(person);
    const wrong = { code: await wrongCode(person) };
    await Promise.all(Array.from({ length: 20 }, () => secondStep(challenge, wrong)));
    const failures = await env.DB.prepare("SELECT failed_verification_count AS n FROM two_factors WHERE user_id = ?")
      .bind(person.userId)
      .first<number>("n");
    expect(failures).toBeLessThanOrEqual(5);
  });

  it("has no second step without the first", async () => {
    const person = await guarded();
    const code = await codeOf(person.uri, Date.now());
    expect((await post("/auth/sign-in/two-factor", { code }, {})).status).toBe(401);
    const challenge = await firstStep(person);
    expect((await secondStep(`${challenge.slice(0, -4)}AAAA`, { code })).status, "an altered one").toBe(401);
    waitFor(6 * 60_000);
    const late = { code: await codeOf(person.uri, Date.now()) };
    expect((await secondStep(challenge, late)).status, "one that is over").toBe(401);
  });
});

describe("switching it off", () => {
  it("takes the password, and then the password alone signs in", async () => {
    const person = await guarded();
    const disable = (password: string) => post("/me/two-factor/disable", { password }, atPage(person.cookie));
    expect((await disable("not the password")).status).toBe(403);
    const response = await disable(person.password);
    expect(response.status).toBe(204);
    expect(await statusOf(sessionIn(response))).toBe(200);
    expect(await statusOf(person.cookie)).toBe(401);
    const { email, password } = person;
    expect((await post("/auth/sign-in", { email, password }, {})).status).toBe(200);
    const { results } = await env.DB.prepare("SELECT 1 FROM two_factors WHERE user_id = ?").bind(person.userId).all();
    expect(results).toEqual([]);
  });

  it("counts wrong passwords as signing in does", async () => {
    const { cookie } = await signUp();
    const statuses: number[] = [];
    for (let tries = 0; tries < 8; tries++) {
      statuses.push((await post("/me/two-factor", { password: "a wrong guess" }, atPage(cookie))).status);
    }
    expect(statuses.slice(0, 5)).toEqual([403, 403, 403, 403, 403]);
    expect(statuses.at(-1)).toBe(429);
  });
});

it("new recovery codes take the place of the former", async () => {
  const person = await guarded();
  const { password } = person;
  const response = await post("/me/two-factor/recovery-codes", { password }, atPage(person.cookie));
  const { recoveryCodes } = RecoveryCodesSchema.strict().parse(await response.json());
  const challenge = await firstStep(person);
  expect((await secondStep(challenge, { recoveryCode: person.recoveryCodes[0] })).status).toBe(401);
  expect((await secondStep(challenge, { recoveryCode: recoveryCodes[0] })).status).toBe(200);
});
