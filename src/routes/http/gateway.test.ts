import { createExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN } from "../../../test/people.ts";
import assetHeaders from "../../../dashboard/public/_headers?raw";
import { createApp } from "../../app.ts";

const ask = (path: string, init: RequestInit = {}) => exports.default.fetch(`${ORIGIN}${path}`, init);
const signIn = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  ask("/api/v1/auth/sign-in", { method: "POST", headers, body });
const endless = () =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x20)),
  });
function askFailing(message: string) {
  const prepare = () => {
    throw new Error(message);
  };
  const bindings = { ...env, DB: { prepare } as unknown as D1Database };
  return createApp().fetch(new Request(`${ORIGIN}/api/v1/coins/bitcoin`), bindings, createExecutionContext());
}
const json = { "content-type": "application/json" };

describe("a body", () => {
  it("must say that it is JSON", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      const response = await signIn('{"email":"a@b.example","password":"x"}', { "content-type": type });
      expect(response.status, type).toBe(415);
      expect(await response.json()).toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
    }
    const charset = await signIn('{"email":"a@b.example","password":"x"}', {
      "content-type": "application/json; charset=utf-8",
    });
    expect(charset.status).toBe(401);
  });

  it("must be there", async () => {
    const response = await signIn(null);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "VALIDATION_ERROR",
      errors: [{ path: "body.email" }, { path: "body.password" }],
    });
  });

  it("must be well formed", async () => {
    for (const text of ["{", "", "undefined", '{"email":"a@b.example",}']) {
      const response = await signIn(text, json);
      expect(response.status, text).toBe(400);
      expect(await response.json()).toMatchObject({ code: "VALIDATION_ERROR" });
    }
  });

  it("has at most 1 MiB, also when it does not say how long it is", async () => {
    const mebibyte = 1024 * 1024;
    for (const body of [" ".repeat(mebibyte + 1), endless()]) {
      const response = await signIn(body, json);
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
    }
    expect((await signIn(" ".repeat(mebibyte), json)).status).toBe(400);
  });
});

describe("a path", () => {
  it("that is unknown is 404", async () => {
    for (const path of ["/api/v1/nothing", "/api/v1/coins/bitcoin/more", "/api/v1/auth/sign-in/email"]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  it("that knows other methods is 405 and says which", async () => {
    for (const [path, allow] of [
      ["/api/v1/auth/sign-in", "POST"],
      ["/api/v1/coins/bitcoin", "GET"],
    ] as const) {
      const response = await ask(path, { method: "DELETE" });
      expect(response.status, path).toBe(405);
      expect(response.headers.get("allow")).toBe(allow);
      expect(await response.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
    }
  });

  it("of better-auth's own is not there", async () => {
    for (const path of ["sign-in/email", "sign-up/email", "get-session", "jwks", "delete-user", "ok", "update-user"]) {
      for (const method of ["GET", "POST"]) {
        expect((await ask(`/api/v1/auth/${path}`, { method })).status, `${method} ${path}`).toBe(404);
      }
    }
  });
});

describe("a failing database", () => {
  it("is 503 with Retry-After when it may pass, 500 when it will not; neither says more", async () => {
    for (const [message, status, code] of [
      ["D1_ERROR: D1 DB is overloaded. Requests queued for too long.", 503, "DATABASE_UNAVAILABLE"],
      ["D1_ERROR: Network connection lost.", 503, "DATABASE_UNAVAILABLE"],
      ["D1_ERROR: no such table: assets: SQLITE_ERROR", 500, "DATABASE_ERROR"],
      ["something else", 500, "INTERNAL_ERROR"],
    ] as const) {
      const response = await askFailing(message);
      expect(response.status, message).toBe(status);
      expect(response.headers.get("retry-after"), message).toBe(status === 503 ? "5" : null);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ code });
      expect(text).not.toContain(message);
    }
  });
});

describe("an answer", () => {
  it("tells browsers what not to do with it, errors too", async () => {
    for (const path of ["/health", "/api/v1/coins/bitcoin", "/api/v1/nothing", "/api/v1/me"]) {
      const { headers } = await ask(path);
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("referrer-policy"), path).toBe("no-referrer");
      expect(headers.get("content-security-policy"), path).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get("strict-transport-security"), "on plain http").toBeNull();
    }
  });

  it("has the same from the static files, which the Worker does not see", () => {
    for (const header of [
      "X-Content-Type-Options: nosniff",
      "X-Frame-Options: DENY",
      "Referrer-Policy: no-referrer",
      "Strict-Transport-Security: max-age=63072000; includeSubDomains",
      "Cross-Origin-Resource-Policy: same-origin",
    ])
      expect(assetHeaders).toContain(`\n  ${header}\n`);
    const policy = /Content-Security-Policy: (.*)/.exec(assetHeaders)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it("binds browsers to https where it is served so, and gives a cookie that needs it", async () => {
    const secure = { ...env, PUBLIC_ORIGIN: "https://coinsight.example" };
    const call = (path: string, body: object) =>
      createApp().fetch(
        new Request(`https://coinsight.example${path}`, { method: "POST", headers: json, body: JSON.stringify(body) }),
        secure,
        createExecutionContext(),
      );
    const person = { email: `${crypto.randomUUID()}@example.org`, password: "a long enough one" };
    await call("/api/v1/auth/sign-up", person);
    const { headers } = await call("/api/v1/auth/sign-in", person);
    expect(headers.get("strict-transport-security")).toContain("max-age=63072000");
    expect(headers.get("set-cookie")).toMatch(/^__Host-coinsight=.*; Secure/);
  });
});
