import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { newDeviceCookie, readDevice } from "../../platform/auth/device-cookie.ts";
import { ATTEMPT_RULES } from "../../platform/auth/attempt-rules.ts";
import { ProblemSchema } from "../http/schemas.ts";

const { source, account } = ATTEMPT_RULES["sign-in"];
const newAddress = () => `203.0.113.${Math.floor(Math.random() * 250)}-${crypto.randomUUID()}`;

const tryPassword = (email: string, password: string, address: string, cookie = "") =>
  exports.default.fetch(`${ORIGIN}/api/v1/auth/sign-in`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "cf-connecting-ip": address,
      ...(cookie === "" ? {} : { cookie, origin: ORIGIN }),
    },
    body: JSON.stringify({ email, password }),
  });
const guess = (email: string, address: string, cookie = "") => tryPassword(email, "not my password", address, cookie);
async function guesses(n: number, email: string, address: () => string): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < n; i++) statuses.push((await guess(email, address())).status);
  return statuses;
}
/** The cookie that this person's browser has from signing in. */
async function deviceOf(person: TestPerson, address: string): Promise<string> {
  const response = await tryPassword(person.email, person.password, address);
  return response.headers.getSetCookie()[1]?.split(";")[0] ?? "";
}

describe("guessing a password", () => {
  it("is slowed from one address, with the seconds to wait", async () => {
    const [{ email, password }, address] = [await signUp(), newAddress()];
    expect(await guesses(source.free + 1, email, () => address)).toEqual(Array(source.free + 1).fill(401));
    const refused = await tryPassword(email, password, address);
    expect(refused.status, "also with the right one: else a guesser could tell").toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(ProblemSchema.parse(await refused.json())).toMatchObject({ code: "RATE_LIMIT_ERROR", limit: "sign-in" });
  });

  it("is slowed alike for an address that nobody has", async () => {
    const [email, address] = [`${crypto.randomUUID()}@example.org`, newAddress()];
    const statuses = await guesses(source.free + 2, email, () => address);
    expect(statuses).toEqual([...Array<number>(source.free + 1).fill(401), 429]);
  });

  it("is not sped up by asking at once", async () => {
    const [{ email }, address] = [await signUp(), newAddress()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(email, address)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(source.free + 1);
  });

  it("from everywhere locks the owner out neither on their device nor in their network", async () => {
    const [person, home] = [await signUp(), newAddress()];
    const device = await deviceOf(person, home);
    await guesses(account.free, person.email, newAddress);
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => guess(person.email, newAddress())));
    expect(
      atOnce.map(({ status }) => status),
      "strangers wait by now",
    ).toContain(429);
    expect((await tryPassword(person.email, person.password, home)).status).toBe(200);
    expect((await tryPassword(person.email, person.password, newAddress(), device)).status).toBe(200);
  });
});

describe("a device's cookie", () => {
  const deps = { authSecret: env.AUTH_SECRET, publicOrigin: ORIGIN };

  it("comes with the first session of a browser, out of reach of scripts and other sites, and once", async () => {
    const person = await signUp();
    const response = await tryPassword(person.email, person.password, newAddress());
    const cookie = response.headers.getSetCookie()[1] ?? "";
    for (const attribute of ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="]) expect(cookie).toContain(attribute);
    const again = await tryPassword(person.email, person.password, newAddress(), cookie.split(";")[0]);
    expect(again.headers.getSetCookie()).toHaveLength(1);
  });

  it("is bound to its host on https", async () => {
    const cookie = await newDeviceCookie({ ...deps, publicOrigin: "https://coinsight.example" }, "account");
    expect(cookie).toMatch(/^__Host-coinsight-device=.*; Secure$/);
  });

  it("is worth nothing for another account, altered or invented", async () => {
    const [pair = ""] = (await newDeviceCookie(deps, "ada")).split(";");
    expect(await readDevice(deps, `a=b; ${pair}; c=d`, "ada")).toMatch(/^[0-9a-f-]{36}$/);
    const [name = "", value = ""] = pair.split("=");
    const [device = "", signature = ""] = value.split(".");
    const forged = [
      pair.slice(0, -1),
      `${name}=${crypto.randomUUID()}.${signature}`,
      `${name}=${device}.`,
      `${name}=`,
      "",
    ];
    for (const header of forged) expect(await readDevice(deps, header, "ada"), header).toBeNull();
    expect(await readDevice(deps, pair, "bob")).toBeNull();
    expect(await readDevice({ ...deps, authSecret: "another secret, long enough for it" }, pair, "ada")).toBeNull();
  });

  it("opens nothing", async () => {
    const person = await signUp();
    const cookie = await deviceOf(person, newAddress());
    expect(cookie).toMatch(/^coinsight-device=/);
    const response = await exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers: { cookie } });
    expect(response.status).toBe(401);
  });
});
