import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import wrangler from "../../../wrangler.toml?raw";
import { createApp } from "../../app.ts";
import { networkOf } from "./rate-limit.ts";
import { ProblemSchema } from "./schemas.ts";

const app = createApp();
const open = { success: true };
const binding = (outcome: RateLimitOutcome, keys: string[] = []): RateLimit => ({
  limit: async ({ key }) => {
    keys.push(key);
    return outcome;
  },
});
const limited = {
  ...env,
  RATE_LIMITS: "anonymous=3 user=2 key=2 sign-in=1 write=3 expensive=1",
  ANONYMOUS_LIMIT: binding(open),
  USER_LIMIT: binding(open),
  KEY_LIMIT: binding(open),
  SIGN_IN_LIMIT: binding(open),
  WRITE_LIMIT: binding(open),
  EXPENSIVE_LIMIT: binding(open),
};

let addresses = 0;
/** Each test comes from an address of its own: counts outlive a test. */
const newAddress = () => `192.0.2.${(addresses += 1)}`;

function ask(path: string, address: string, init: RequestInit = {}, bindings: Env = limited) {
  const request = new Request(`${ORIGIN}${path}`, init);
  request.headers.set("cf-connecting-ip", address);
  return app.fetch(request, bindings, createExecutionContext());
}

async function statuses(times: number, request: () => Response | Promise<Response>): Promise<number[]> {
  const seen: number[] = [];
  for (let i = 0; i < times; i++) seen.push((await request()).status);
  return seen;
}

async function expectLimited(response: Response, limit: string): Promise<void> {
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("60");
  expect(ProblemSchema.parse(await response.json())).toMatchObject({ code: "RATE_LIMIT_ERROR", limit });
}

describe("the rate limit", () => {
  it("counts what nobody signed by address", async () => {
    const address = newAddress();
    expect(await statuses(3, () => ask("/api/v1/coins/bitcoin", address))).toEqual([200, 200, 200]);
    await expectLimited(await ask("/api/v1/coins/bitcoin", address), "anonymous");
    expect((await ask("/api/v1/coins/bitcoin", newAddress())).status).toBe(200);
  });

  it("counts junk offered as proof by address, too", async () => {
    const address = newAddress();
    let n = 0;
    const junk = () => ask("/api/v1/me", address, { headers: { authorization: `Bearer junk${(n += 1)}` } });
    expect(await statuses(4, junk)).toEqual([401, 401, 401, 429]);
  });

  it("counts a person wherever they are", async () => {
    const { headers } = await signUp();
    // The first one is still unknown to this isolate and counts by address.
    expect(await statuses(3, () => ask("/api/v1/me", newAddress(), { headers }))).toEqual([200, 200, 200]);
    await expectLimited(await ask("/api/v1/me", newAddress(), { headers }), "user");
  });

  it("counts an API key for itself", async () => {
    const { headers } = await signUp();
    const make = () => {
      const body = JSON.stringify({ name: "a program", scopes: ["read"] });
      const init = { method: "POST", headers: { ...headers, "content-type": "application/json" }, body };
      return app.fetch(new Request(`${ORIGIN}/api/v1/me/keys`, init), env, createExecutionContext());
    };
    const keys = [await make(), await make()].map((response) => response.json<{ key: string }>());
    for (const { key } of await Promise.all(keys)) {
      const use = () => ask("/api/v1/me", newAddress(), { headers: { authorization: `Bearer ${key}` } });
      expect(await statuses(3, use), "the first is still unknown to this isolate").toEqual([200, 200, 200]);
      await expectLimited(await use(), "key");
    }
  });

  it("is tighter where passwords are tried", async () => {
    const address = newAddress();
    const signIn = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "nobody@example.org", password: "guess" }),
    };
    expect((await ask("/api/v1/auth/sign-in", address, signIn)).status).toBe(401);
    await expectLimited(await ask("/api/v1/auth/sign-in", address, signIn), "sign-in");
    await expectLimited(await ask("/api/v1/auth/sign-up", address, signIn), "sign-in");
  });

  it("is tighter for what changes something, whatever comes of it", async () => {
    const roomy = { ...limited, RATE_LIMITS: "anonymous=99 user=99 key=99 sign-in=99 write=3 expensive=99" };
    const { headers } = await signUp();
    await ask("/api/v1/me", newAddress(), { headers }, roomy);
    const rename = () =>
      ask(
        "/api/v1/me",
        newAddress(),
        { method: "PATCH", headers: { ...headers, "content-type": "application/json" }, body: `{"name":"Ada"}` },
        roomy,
      );
    expect(await statuses(3, rename)).toEqual([200, 200, 200]);
    await expectLimited(await rename(), "write");
    expect((await ask("/api/v1/me", newAddress(), { headers }, roomy)).status, "reads go on").toBe(200);
  });

  it("is tighter for reads that cost much", async () => {
    const address = newAddress();
    const roomy = { ...limited, RATE_LIMITS: "anonymous=99 user=99 key=99 sign-in=99 write=99 expensive=1" };
    const score = () =>
      ask(
        "/api/v1/sentiment/score",
        address,
        { method: "POST", headers: { "content-type": "application/json" }, body: `{"texts":["Bitcoin rallies"]}` },
        roomy,
      );
    expect((await score()).status).toBe(200);
    await expectLimited(await score(), "expensive");
    expect((await ask("/api/v1/coins/bitcoin", address, {}, roomy)).status, "other reads go on").toBe(200);
  });

  it("asks the platform's counter as well, which joins the isolates", async () => {
    const keys: string[] = [];
    const address = newAddress();
    const elsewhere = { ...limited, ANONYMOUS_LIMIT: binding({ success: false }, keys) };
    await expectLimited(await ask("/api/v1/coins/bitcoin", address, {}, elsewhere), "anonymous");
    expect(keys).toEqual([address]);
  });

  it("holds without the platform's counter", async () => {
    const { ANONYMOUS_LIMIT: _, ...bare } = limited;
    const address = newAddress();
    const seen = await statuses(4, () => ask("/api/v1/coins/bitcoin", address, {}, bare as unknown as Env));
    expect(seen).toEqual([200, 200, 200, 429]);
  });

  it("leaves the health check alone", async () => {
    const address = newAddress();
    expect(await statuses(5, () => ask("/health", address))).toEqual([200, 200, 200, 200, 200]);
  });
});

it("takes a network of IPv6 for one address", () => {
  const networks = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::", "2001:0db8:0001:0002:a:b:c:d"].map(networkOf);
  expect(new Set(networks)).toEqual(new Set(["2001:db8:1:2"]));
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0");
  expect(networkOf("::1")).toBe("0:0:0:0");
});

it("has the same numbers for the platform and for the isolate", () => {
  const { ratelimits, vars } = parse(wrangler) as unknown as {
    ratelimits: { name: string; simple: { limit: number; period: number } }[];
    vars: { RATE_LIMITS: string };
  };
  const platform = ratelimits.map(({ name, simple }) => {
    expect(simple.period).toBe(60);
    return `${name.replace("_LIMIT", "").toLowerCase().replace("_", "-")}=${simple.limit}`;
  });
  expect(vars.RATE_LIMITS.split(" ").toSorted()).toEqual(platform.toSorted());
});
