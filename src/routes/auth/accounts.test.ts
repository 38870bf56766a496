import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { ORIGIN, signIn, signUp } from "../../../test/people.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { PersonSchema } from "./schemas.ts";

const call = (path: string, init: RequestInit = {}) => exports.default.fetch(`${ORIGIN}/api/v1${path}`, init);

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const me = (headers: Readonly<Record<string, string>>) => call("/me", { headers });

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return ProblemSchema.strict().parse(await response.json());
}

describe("the life of a session", () => {
  it("begins by signing in and is proved by cookie and by token", async () => {
    const person = await signUp({ name: "Ada" });
    for (const headers of [person.headers, { cookie: person.cookie }]) {
      const response = await me(headers);
      expect(response.headers.get("cache-control")).toBe("private, no-cache");
      const answer = PersonSchema.strict().parse(await response.json());
      expect(answer).toMatchObject({ id: person.userId, email: person.email, name: "Ada" });
    }
  });

  it("ends with sign-out for cookie and token at once, and renews nothing", async () => {
    const person = await signUp();
    const other = await signIn(person);
    const fromHere = { cookie: person.cookie, origin: ORIGIN };
    expect((await me(person.headers)).status).toBe(200);
    expect((await me({ cookie: person.cookie })).status).toBe(200);

    const response = await call("/auth/sign-out", { method: "POST", headers: fromHere });
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toMatch(/^coinsight=; Max-Age=0/);

    expect((await me(person.headers)).status).toBe(401);
    expect((await me({ cookie: person.cookie })).status).toBe(401);
    expect((await call("/auth/token", { method: "POST", headers: fromHere })).status).toBe(401);
    expect((await me(other.headers)).status, "the person's other session").toBe(200);
  });

  it("ends by token as well", async () => {
    const person = await signUp();
    expect((await call("/auth/sign-out", { method: "POST", headers: person.headers })).status).toBe(204);
    expect((await me({ cookie: person.cookie })).status).toBe(401);
    const rows = await env.DB.prepare("SELECT 1 FROM sessions WHERE user_id = ?").bind(person.userId).all();
    expect(rows.results).toEqual([]);
  });

  it("gives a cookie that scripts and other sites do not get", async () => {
    const { email, password } = await signUp();
    const response = await post("/auth/sign-in", { email, password });
    const cookie = response.headers.get("set-cookie");
    for (const attribute of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(attribute);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("lets Authorization win over the cookie, also when it is worth nothing", async () => {
    const [ada, bob] = [await signUp(), await signUp()];
    const both = await me({ cookie: ada.cookie, authorization: `Bearer ${bob.token}` });
    expect(await both.json()).toMatchObject({ id: bob.userId });
    for (const authorization of ["Bearer nonsense", "Basic YWRhOmxvdmVsYWNl"]) {
      expect((await me({ cookie: ada.cookie, authorization })).status, authorization).toBe(401);
    }
  });

  it("does not let a token renew itself", async () => {
    const person = await signUp();
    const headers = { ...person.headers, cookie: person.cookie, origin: ORIGIN };
    expect((await call("/auth/token", { method: "POST", headers })).status).toBe(401);
  });

  it("refuses an altered cookie", async () => {
    const { cookie } = await signUp();
    expect((await me({ cookie: `${cookie.slice(0, -6)}AAAAAA` })).status).toBe(401);
  });
});

describe("signing up", () => {
  it("folds the case of an address", async () => {
    const { email, password, userId } = await signUp();
    const response = await post("/auth/sign-in", { email: email.toUpperCase(), password });
    expect(await response.json()).toMatchObject({ id: userId, email });
  });

  it("answers the same for an address that is taken, and leaves its password alone", async () => {
    const first = await signUp();
    const answers = await Promise.all(
      [first.email, `${crypto.randomUUID()}@example.org`].map(async (email) => {
        const response = await post("/auth/sign-up", { email, password: "another password" });
        return [response.status, await response.json()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect((await post("/auth/sign-in", { email: first.email, password: "another password" })).status).toBe(401);
    expect((await signIn(first)).userId).toBe(first.userId);
  });

  it("makes one person of many sign-ups at once", async () => {
    const body = { email: `${crypto.randomUUID()}@example.org`, password: "the same password" };
    const responses = await Promise.all([1, 2, 3].map(() => post("/auth/sign-up", body)));
    expect(responses.map((response) => response.status)).toEqual([202, 202, 202]);
    const rows = await env.DB.prepare("SELECT id FROM users WHERE email = ?").bind(body.email).all();
    expect(rows.results).toHaveLength(1);
    expect((await post("/auth/sign-in", body)).status).toBe(200);
  });

  it("gives an address free that a broken sign-up left without a password", async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    await env.DB.prepare(
      "INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES (?1, 'x', ?2, 0, 1, 1)",
    )
      .bind(crypto.randomUUID(), email)
      .run();
    expect((await signUp({ email })).email).toBe(email);
  });

  it("names every wrong field and never the password", async () => {
    const response = await post("/auth/sign-up", { email: "nobody", password: "tooshort!", admin: true });
    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem.errors?.map((error) => error.path).toSorted()).toEqual([
      "body.admin",
      "body.email",
      "body.password",
    ]);
    expect(JSON.stringify(problem)).not.toContain("tooshort!");
  });
});

describe("signing in", () => {
  it("answers alike for an unknown address and a wrong password", async () => {
    const { email } = await signUp();
    const wrong = await post("/auth/sign-in", { email, password: "not my password" });
    const unknown = await post("/auth/sign-in", { email: "nobody@example.org", password: "not my password" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const [a, b] = [await problemOf(wrong), await problemOf(unknown)];
    expect({ ...a, requestId: "" }).toEqual({ ...b, requestId: "" });
    expect([...wrong.headers.keys()].toSorted()).toEqual([...unknown.headers.keys()].toSorted());
  });

  it("refuses an oversized password before any work on it", async () => {
    const { email } = await signUp();
    // Hashing begins by normalising the password.
    const normalize = vi.spyOn(String.prototype, "normalize");
    const most = await post("/auth/sign-in", { email, password: "x".repeat(128) });
    const hashed = normalize.mock.calls.length;
    const tooMuch = await post("/auth/sign-in", { email, password: "x".repeat(129) });
    const hashedAfter = normalize.mock.calls.length;
    normalize.mockRestore();
    expect([most.status, hashed]).toEqual([401, 1]);
    expect([tooMuch.status, hashedAfter]).toEqual([400, 1]);
    expect(await problemOf(tooMuch)).toMatchObject({ errors: [{ path: "body.password" }] });
    const huge = await post("/auth/sign-in", { email, password: "x".repeat(1024 * 1024) });
    expect(huge.status).toBe(413);
  });
});

describe("secrets", () => {
  it("stay out of answers and logs, and a request logs one line", async () => {
    const lines: string[] = [];
    const spies = (["debug", "info", "warn", "error"] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line))),
    );
    const person = await signUp();
    const taken = await post("/auth/sign-up", { email: person.email, password: "another password" });
    const wrong = await post("/auth/sign-in", { email: person.email, password: "another password" });
    const signedIn = await post("/auth/sign-in", { email: person.email, password: person.password });
    const mine = await me(person.headers);
    for (const spy of spies) spy.mockRestore();

    expect(lines.map((line) => (JSON.parse(line) as { path: string }).path)).toEqual([
      "/api/v1/auth/sign-up",
      "/api/v1/auth/sign-in",
      "/api/v1/auth/token",
      "/api/v1/auth/sign-up",
      "/api/v1/auth/sign-in",
      "/api/v1/auth/sign-in",
      "/api/v1/me",
    ]);
    const { results } = await env.DB.prepare(
      "SELECT password, s.token FROM credentials c JOIN sessions s USING (user_id)",
    ).all<{ password: string; token: string }>();
    const secrets = [...results.flatMap(({ password, token }) => [password, token]), person.password, person.token];
    const answers = await Promise.all([taken, wrong, signedIn, mine].map((response) => response.text()));
    for (const secret of secrets) expect(answers.join("\n")).not.toContain(secret);
    for (const secret of [...secrets, person.email, person.cookie]) expect(lines.join("\n")).not.toContain(secret);
  });
});
