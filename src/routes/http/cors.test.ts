import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { createApp } from "../../app.ts";

const APP = "https://app.example";
const app = createApp();
const ask = (path: string, init: RequestInit, origins = `${APP} https://other.example/`) =>
  app.fetch(new Request(`${ORIGIN}${path}`, init), { ...env, CORS_ORIGINS: origins }, createExecutionContext());

const allowed = (response: Response) => response.headers.get("access-control-allow-origin");
const preflight = { "access-control-request-method": "POST", "access-control-request-headers": "authorization" };

let person: TestPerson;
beforeAll(async () => {
  person = await signUp();
});

describe("pages of other origins", () => {
  it("may do nothing unless they are listed", async () => {
    for (const [origin, origins] of [
      [APP, ""],
      ["https://evil.example", APP],
      [`${APP}.evil.example`, APP],
      ["null", APP],
    ] as const) {
      const read = await ask("/api/v1/coins/bitcoin", { headers: { origin } }, origins);
      expect([read.status, allowed(read)], origin).toEqual([200, null]);
      const asked = await ask("/api/v1/portfolios", { method: "OPTIONS", headers: { origin, ...preflight } }, origins);
      expect([asked.status, allowed(asked)], origin).toEqual([405, null]);
    }
  });

  it("may ask with a token when they are listed, and read what the answer's headers say", async () => {
    const asked = await ask("/api/v1/portfolios", { method: "OPTIONS", headers: { origin: APP, ...preflight } });
    expect([asked.status, allowed(asked)]).toEqual([204, APP]);
    expect(asked.headers.get("access-control-allow-headers")).toContain("authorization");
    const made = await ask("/api/v1/portfolios", {
      method: "POST",
      headers: { origin: APP, "sec-fetch-site": "cross-site", ...person.headers, "content-type": "application/json" },
      body: JSON.stringify({ name: "From elsewhere" }),
    });
    expect([made.status, allowed(made)]).toEqual([201, APP]);
    expect(made.headers.get("access-control-expose-headers")).toContain("etag");
    expect(made.headers.get("vary")).toBe("origin");
  });

  it("may ask without a proof what is open to everybody", async () => {
    const body = JSON.stringify({ email: "nobody@example.org", password: "not a password" });
    const headers = { origin: APP, "content-type": "application/json" };
    const answer = await ask("/api/v1/auth/sign-in", { method: "POST", headers, body });
    expect([answer.status, allowed(answer)]).toEqual([401, APP]);
  });

  it("never get at a cookie", async () => {
    const headers = { origin: APP, cookie: person.cookie };
    const answer = await ask("/api/v1/auth/token", { method: "POST", headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("read errors as well", async () => {
    const answer = await ask("/api/v1/me", { headers: { origin: APP } });
    expect([answer.status, allowed(answer)]).toEqual([401, APP]);
  });
});
