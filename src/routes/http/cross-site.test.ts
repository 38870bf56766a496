import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";

let person: TestPerson;
beforeAll(async () => {
  person = await signUp();
});

const askForToken = async (headers: Record<string, string>) => {
  const response = await exports.default.fetch(`${ORIGIN}/api/v1/auth/token`, { method: "POST", headers });
  return [response.status, response.ok ? null : (await response.json<{ code: string }>()).code];
};

const REFUSED = [403, "AUTHORIZATION_ERROR"];

describe("an unsafe method with the session cookie", () => {
  it.each([
    ["nothing says where it comes from", {}],
    ["Origin is another site", { origin: "https://evil.example" }],
    ["Origin is another site that claims to be us by name", { origin: `${ORIGIN}.evil.example` }],
    ["Origin is another port", { origin: "http://localhost:8788" }],
    ["Origin is hidden", { origin: "null" }],
    [
      "Origin is foreign though fetch metadata are not",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ],
    ["fetch metadata say cross-site", { "sec-fetch-site": "cross-site" }],
    ["fetch metadata say a sibling domain", { "sec-fetch-site": "same-site" }],
  ])("is refused when %s", async (_, headers) => {
    expect(await askForToken({ cookie: person.cookie, ...headers })).toEqual(REFUSED);
  });

  it.each([
    ["Origin is our own", { origin: ORIGIN }],
    ["fetch metadata say our own", { "sec-fetch-site": "same-origin" }],
  ])("passes when %s", async (_, headers) => {
    expect(await askForToken({ cookie: person.cookie, ...headers })).toEqual([200, null]);
  });

  it("is refused behind other cookies as well", async () => {
    expect(await askForToken({ cookie: `theme=dark; ${person.cookie}` })).toEqual(REFUSED);
  });
});

describe("without the cookie", () => {
  it("a token needs no Origin, and may come from anywhere", async () => {
    for (const headers of [{}, { origin: "https://app.example", "sec-fetch-site": "cross-site" }]) {
      const response = await exports.default.fetch(`${ORIGIN}/api/v1/auth/sign-out`, {
        method: "POST",
        headers: { ...(await signUp()).headers, ...headers },
      });
      expect(response.status).toBe(204);
    }
  });

  it("another site cannot sign a visitor in", async () => {
    const { email, password } = person;
    const response = await exports.default.fetch(`${ORIGIN}/api/v1/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://evil.example" },
      body: JSON.stringify({ email, password }),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});

it("reading with the cookie needs no Origin", async () => {
  const response = await exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers: { cookie: person.cookie } });
  expect(response.status).toBe(200);
});
