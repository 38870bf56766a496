import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN, signIn, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { makePortfolio } from "../../../test/portfolios.ts";
import { listen } from "../../../test/sockets.ts";
import type { UserId } from "../../domain/ids.ts";
import { LIVE_CLOSE } from "../../domain/valuation/live-protocol.ts";
import { ATTEMPT_RULES } from "../../platform/auth/attempt-rules.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { pageOf } from "../http/pagination.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { SessionSchema } from "./schemas.ts";

type Headers_ = Readonly<Record<string, string>>;
const call = (path: string, method: string, headers: Headers_, body?: unknown) =>
  exports.default.fetch(`${ORIGIN}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const problemOf = async (response: Response) => ProblemSchema.parse(await response.json());

const SessionPage = pageOf(SessionSchema, "Page");
async function sessionsOf(headers: Headers_, query = "") {
  const response = await call(`/me/sessions${query}`, "GET", headers);
  expect(response.status).toBe(200);
  return SessionPage.parse(await response.json());
}
const statusOfMe = async ({ headers }: { headers: Headers_ }) => (await call("/me", "GET", headers)).status;

const patch = (person: TestPerson, body: unknown, headers: Headers_ = {}) =>
  call("/me", "PATCH", { ...person.headers, ...headers }, body);

describe("the profile", () => {
  it("begins with defaults, and keeps what is changed in it", async () => {
    const person = await signUp({ name: "Ada" });
    const before = PersonSchema.strict().parse(await (await call("/me", "GET", person.headers)).json());
    expect(before).toMatchObject({ role: "user", baseCurrency: "fiat:usd", locale: "en", timeZone: "UTC" });
    const wanted = { baseCurrency: "fiat:eur", locale: "de-AT", timeZone: "Europe/Vienna" };
    const response = await patch(person, wanted);
    expect(response.status).toBe(200);
    const changed = PersonSchema.strict().parse(await response.json());
    expect(changed).toEqual({ ...before, ...wanted });
    expect(await (await call("/me", "GET", person.headers)).json()).toEqual(changed);
    expect(await (await patch(person, { name: "Ada L." })).json()).toEqual({ ...changed, name: "Ada L." });
  });

  it("writes locales and time zones as the world does", async () => {
    const person = await signUp();
    const response = await patch(person, { locale: "PT-br", timeZone: "europe/berlin" });
    expect(await response.json()).toMatchObject({ locale: "pt-BR", timeZone: "Europe/Berlin" });
  });

  it.each([
    [{}, "body"],
    [{ baseCurrency: "fiat:zzz" }, "body.baseCurrency"],
    [{ baseCurrency: "bitcoin" }, "body.baseCurrency"],
    [{ locale: "not a locale" }, "body.locale"],
    [{ locale: "xx-nonsense-nonsense" }, "body.locale"],
    [{ timeZone: "Mars/Olympus" }, "body.timeZone"],
    [{ name: " " }, "body.name"],
    [{ role: "admin" }, "body.role"],
    [{ email: "other@example.org" }, "body.email"],
    [{ emailVerified: true }, "body.emailVerified"],
  ])("refuses %j", async (body, path) => {
    const person = await signUp();
    const response = await patch(person, body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors?.map((error) => error.path)).toContain(path);
    expect(await (await call("/me", "GET", person.headers)).json()).toMatchObject({
      role: "user",
      email: person.email,
    });
  });

  it("is read again only when it changed, and changed only when it is still what was read", async () => {
    const person = await signUp();
    const etag = (await call("/me", "GET", person.headers)).headers.get("etag") ?? "";
    const again = await call("/me", "GET", { ...person.headers, "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await patch(person, { name: "First" }, { "if-match": etag })).status).toBe(200);
    const late = await patch(person, { name: "Second" }, { "if-match": etag });
    expect([late.status, (await problemOf(late)).code]).toEqual([412, "PRECONDITION_FAILED"]);
    expect(await (await call("/me", "GET", person.headers)).json()).toMatchObject({ name: "First" });
  });
});

const change = (headers: Headers_, password: string, newPassword: string) =>
  call("/me/password", "POST", headers, { password, newPassword });

describe("changes of a profile at once", () => {
  it("all count when nobody says what they have seen, and one does when all say so", async () => {
    const person = await signUp();
    const changes = [{ name: "Ada" }, { locale: "fr" }, { timeZone: "Asia/Tokyo" }];
    const blind = await Promise.all(changes.map((one) => patch(person, one)));
    expect(blind.map(({ status }) => status)).toEqual([200, 200, 200]);
    const now = await call("/me", "GET", person.headers);
    expect(await now.json()).toMatchObject(Object.assign({}, ...changes) as object);
    const seen = { "if-match": now.headers.get("etag") ?? "" };
    const careful = await Promise.all(["B", "C", "D"].map((name) => patch(person, { name }, seen)));
    expect(careful.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
  });
});

describe("changing the password", () => {
  it("needs the present one, and ends the other sessions", async () => {
    const person = await signUp();
    const other = await signIn(person);
    const newPassword = "an entirely new one";
    expect((await change(person.headers, person.password, newPassword)).status).toBe(204);
    expect([await statusOfMe(person), await statusOfMe(other)]).toEqual([200, 401]);
    await signIn({ email: person.email, password: newPassword });
    await expect(signIn(person)).rejects.toThrow("401");
  });

  it("is refused with a wrong one, ever more slowly, and locks nobody out of signing in", async () => {
    const person = await signUp();
    const { free } = ATTEMPT_RULES["sign-in"].source;
    const statuses: number[] = [];
    for (let i = 0; i < free + 2; i++) {
      statuses.push((await change(person.headers, "not my password", "an entirely new one")).status);
    }
    expect(statuses).toEqual([...Array<number>(free + 1).fill(403), 429]);
    expect((await signIn(person)).userId).toBe(person.userId);
  });

  it.each(["qwertyuiop", "aaaaaaaaaaaa", "short"])("refuses %s as a new one", async (newPassword) => {
    const person = await signUp();
    const response = await change(person.headers, person.password, newPassword);
    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem.errors?.map(({ path }) => path)).toEqual(["body.newPassword"]);
    expect(JSON.stringify(problem)).not.toContain(newPassword);
  });
});

describe("sessions", () => {
  it("are listed with what the person knows them by, newest first, a page at a time", async () => {
    const person = await signUp();
    const { email, password } = person;
    const headers = { "user-agent": "Mozilla/5.0 (test)", "cf-connecting-ip": "192.0.2.44" };
    expect((await call("/auth/sign-in", "POST", headers, { email, password })).status).toBe(200);
    const { items } = await sessionsOf(person.headers);
    expect(items.map(({ current, address, userAgent }) => ({ current, address, userAgent }))).toEqual([
      { current: false, address: "192.0.2.44", userAgent: "Mozilla/5.0 (test)" },
      { current: true, address: null, userAgent: null },
    ]);
    const first = await sessionsOf(person.headers, "?limit=1");
    const second = await sessionsOf(person.headers, `?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.nextCursor).toBeNull();
  });

  it("show no token", async () => {
    const person = await signUp();
    const text = JSON.stringify(await sessionsOf(person.headers));
    const { results } = await env.DB.prepare("SELECT token FROM sessions").all<{ token: string }>();
    expect(results.length).toBeGreaterThan(0);
    for (const { token } of results) expect(text).not.toContain(token);
  });

  it("end one by one, at once and with their sockets", async () => {
    const person = await signUp();
    const other = await signIn(person);
    const portfolio = await makePortfolio(person.userId as UserId);
    const ticket = await call(`/portfolios/${portfolio.id}/live-tickets`, "POST", other.headers);
    const { url, protocols } = await ticket.json<{ url: string; protocols: string[] }>();
    const upgrade = { upgrade: "websocket", "sec-websocket-protocol": protocols.join(", ") };
    const viewer = listen(await exports.default.fetch(`${ORIGIN}${url}`, { headers: upgrade }));
    await viewer.next();

    const { items } = await sessionsOf(person.headers);
    const id = items.find(({ current }) => !current)?.id;
    expect((await call(`/me/sessions/${id}`, "DELETE", person.headers)).status).toBe(204);
    expect([await statusOfMe(person), await statusOfMe(other)]).toEqual([200, 401]);
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.sessionEnded);
    const listed = await env.DB.prepare("SELECT 1 FROM revoked_sessions WHERE session_id = ?").bind(id).all();
    expect(listed.results, "other isolates read it there").toHaveLength(1);
    expect((await call(`/me/sessions/${id}`, "DELETE", person.headers)).status).toBe(404);
  });

  it("end all but the one that asks", async () => {
    const person = await signUp();
    const others = [await signIn(person), await signIn(person)];
    const stranger = await signUp();
    expect((await call("/me/sessions", "DELETE", person.headers)).status).toBe(204);
    expect(await Promise.all([person, ...others, stranger].map(statusOfMe))).toEqual([200, 401, 401, 200]);
  });

  it("are one's own", async () => {
    const [ada, bob] = [await signUp(), await signUp()];
    const id = (await sessionsOf(ada.headers)).items[0]?.id;
    const response = await call(`/me/sessions/${id}`, "DELETE", bob.headers);
    expect(response.status).toBe(404);
    expect(await statusOfMe(ada)).toBe(200);
  });
});
