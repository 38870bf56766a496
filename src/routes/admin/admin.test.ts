import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN, signIn, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import worker from "../../index.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { CreatedInvitationSchema, InvitationSchema } from "./schemas.ts";

/** Asks a Worker that is configured otherwise than the rest of this file. */
async function ask(path: string, init: RequestInit = {}, over: Partial<Env> = {}): Promise<Response> {
  const execution = createExecutionContext();
  const request = new Request(`${ORIGIN}/api/v1${path}`, init) as Parameters<typeof worker.fetch>[0];
  const response = await worker.fetch(request, { ...env, ...over }, execution);
  await waitOnExecutionContext(execution);
  return response;
}
const call = (person: TestPerson, path: string, method = "GET", body?: unknown, over: Partial<Env> = {}) =>
  ask(
    path,
    {
      method,
      headers: { ...person.headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    over,
  );

async function admin(): Promise<TestPerson> {
  const person = await signUp();
  await env.DB.prepare("UPDATE users SET role = 'admin' WHERE id = ?").bind(person.userId).run();
  return person;
}
const codeOf = async (response: Response) => ProblemSchema.parse(await response.json()).code;
const somebody = () => `${crypto.randomUUID()}@example.org`;
const password = "a long enough one";

const register = (body: object, registration: string) =>
  ask(
    "/auth/sign-up",
    { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ password, ...body }) },
    { REGISTRATION: registration },
  );
async function invite(by: TestPerson, body: object = {}) {
  const response = await call(by, "/admin/invitations", "POST", body);
  expect(response.status).toBe(201);
  return CreatedInvitationSchema.strict().parse(await response.json());
}
async function openInvitations(by: TestPerson) {
  const response = await call(by, "/admin/invitations?limit=500");
  return InvitationSchema.strict()
    .array()
    .parse((await response.json<{ items: unknown }>()).items);
}

describe("an admin", () => {
  it("is who has the role, or whom the configuration names", async () => {
    const [ada, bob, eve] = [await admin(), await signUp(), await signUp()];
    const named = { ADMIN_EMAILS: `other@example.org ${bob.email.toUpperCase()}` };
    const allowed = async (person: TestPerson) => (await call(person, "/admin/people", "GET", undefined, named)).status;
    expect([await allowed(ada), await allowed(bob), await allowed(eve)]).toEqual([200, 200, 403]);
    expect((await call(bob, "/admin/people")).status, "not named any more").toBe(403);
    const me = await call(bob, "/me", "GET", undefined, named);
    expect(await me.json()).toMatchObject({ role: "admin" });
  });

  it("by configuration is one only with a verified address, where addresses are verified", async () => {
    const person = await signUp();
    const mailer = { ADMIN_EMAILS: person.email, MAIL_API_BASE: "http://localhost:9/mail", MAIL_API_KEY: "k" };
    const allowed = async () => (await call(person, "/admin/people", "GET", undefined, mailer)).status;
    expect(await allowed()).toBe(403);
    await env.DB.prepare("UPDATE users SET email_verified = 1 WHERE id = ?").bind(person.userId).run();
    expect(await allowed()).toBe(200);
  });

  it("makes others admins, and no longer", async () => {
    const [ada, bob] = [await admin(), await signUp()];
    const set = (role: string) => call(ada, `/admin/people/${bob.userId}`, "PATCH", { role });
    expect(PersonSchema.strict().parse(await (await set("admin")).json())).toMatchObject({ role: "admin" });
    expect((await call(bob, "/admin/people")).status).toBe(200);
    expect((await set("user")).status).toBe(200);
    expect((await call(bob, "/admin/people")).status, "at once").toBe(403);
  });

  it("keeps the own role, and that of whom the configuration names", async () => {
    const [ada, bob] = [await admin(), await signUp()];
    const own = await call(ada, `/admin/people/${ada.userId}`, "PATCH", { role: "user" });
    expect([own.status, await codeOf(own)]).toEqual([409, "CONFLICT_ERROR"]);
    const named = { ADMIN_EMAILS: bob.email };
    const configured = await call(ada, `/admin/people/${bob.userId}`, "PATCH", { role: "user" }, named);
    expect([configured.status, await codeOf(configured)]).toEqual([409, "CONFLICT_ERROR"]);
    expect((await call(ada, "/admin/people/nobody", "PATCH", { role: "admin" })).status).toBe(404);
  });

  it("sees all people a page at a time, newest first, and none of their secrets", async () => {
    const ada = await admin();
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const response = await call(ada, `/admin/people?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
      const page: { items: unknown[]; nextCursor: string | null } = await response.json();
      seen.push(...page.items.map((item) => PersonSchema.strict().parse(item).id));
      cursor = page.nextCursor;
    }
    const { results } = await env.DB.prepare("SELECT id FROM users ORDER BY created_at DESC, id DESC").all();
    expect(seen).toEqual(results.map((row) => row["id"]));
    const admins = await (
      await call(ada, "/admin/people?role=admin&sort=createdAt&limit=500")
    ).json<{
      items: { id: string; role: string }[];
    }>();
    expect(admins.items.map(({ id }) => id)).toContain(ada.userId);
    expect(new Set(admins.items.map(({ role }) => role))).toEqual(new Set(["admin"]));
  });

  it.each([
    ["GET", "/admin/people", undefined],
    ["PATCH", "/admin/people/somebody", { role: "admin" }],
    ["POST", "/admin/invitations", {}],
    ["GET", "/admin/invitations", undefined],
    ["DELETE", "/admin/invitations/inv_01KABC0000000000000000000Z", undefined],
  ])("alone may %s %s", async (method, path, body) => {
    const response = await call(await signUp(), path, method, body);
    expect([response.status, await codeOf(response)]).toEqual([403, "AUTHORIZATION_ERROR"]);
  });
});

describe("signing up", () => {
  it("is refused where it is closed, with or without an invitation", async () => {
    const { code } = await invite(await admin());
    for (const body of [{ email: somebody() }, { email: somebody(), invitation: code }]) {
      expect((await register(body, "closed")).status).toBe(403);
    }
  });

  it("takes an invitation where one is needed, once", async () => {
    const { code } = await invite(await admin());
    const email = somebody();
    expect((await register({ email, invitation: code }, "invitation")).status).toBe(202);
    await signIn({ email, password });
    expect((await register({ email: somebody(), invitation: code }, "invitation")).status).toBe(403);
  });

  it("takes an invitation once of many who bring it at once", async () => {
    const { code } = await invite(await admin());
    const answers = await Promise.all(
      [1, 2, 3].map(() => register({ email: somebody(), invitation: code }, "invitation")),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  });

  it("does not tell by an invitation who has an account: it is spent either way", async () => {
    const ada = await admin();
    const { code } = await invite(ada);
    expect((await register({ email: ada.email, invitation: code }, "invitation")).status).toBe(202);
    expect((await register({ email: somebody(), invitation: code }, "invitation")).status).toBe(403);
  });

  it("refuses an invitation that is another's, over, withdrawn or invented, all alike", async () => {
    const ada = await admin();
    const [bound, over, withdrawn] = [await invite(ada, { email: somebody() }), await invite(ada), await invite(ada)];
    await env.DB.prepare("UPDATE invitations SET expires_at = 1 WHERE id = ?").bind(over.id).run();
    expect((await call(ada, `/admin/invitations/${withdrawn.id}`, "DELETE")).status).toBe(204);
    expect((await call(ada, `/admin/invitations/${withdrawn.id}`, "DELETE")).status).toBe(404);
    const answers = new Set<string>();
    for (const invitation of [bound.code, over.code, withdrawn.code, "invented", undefined]) {
      const response = await register({ email: somebody(), invitation }, "invitation");
      answers.add(JSON.stringify({ ...(await response.json<object>()), requestId: "", status: response.status }));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain("AUTHORIZATION_ERROR");
    const good = await register({ email: bound.email?.toUpperCase(), invitation: bound.code }, "invitation");
    expect(good.status, "and the first is good for its own address").toBe(202);
  });

  it.each(["open", "invitation", "closed"])("says beforehand that it is %s", async (registration) => {
    const response = await ask("/auth/rules", {}, { REGISTRATION: registration });
    expect(await response.json()).toEqual({ registration, mail: false, password: { least: 10, most: 128 } });
  });
});

describe("an invitation", () => {
  it("is listed until it is over, without its code, which no table holds", async () => {
    const ada = await admin();
    const { code, mailed, ...invitation } = await invite(ada, { email: somebody(), days: 3 });
    expect(mailed, "there is no mailer here").toBe(false);
    expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)).toBe(3 * 86_400_000);
    expect(await openInvitations(ada)).toContainEqual(invitation);
    const tables = await Promise.all(
      ["invitations", "user_writes"].map((table) => env.DB.prepare(`SELECT * FROM ${table}`).all()),
    );
    const text = JSON.stringify(tables.map(({ results }) => results));
    expect(text).toContain(invitation.id);
    expect(text).not.toContain(code);
  });

  it("is made once a key", async () => {
    const ada = await admin();
    const make = () =>
      ask("/admin/invitations", {
        method: "POST",
        headers: { ...ada.headers, "content-type": "application/json", "idempotency-key": "once" },
        body: "{}",
      });
    const [first, second] = [await (await make()).text(), await (await make()).text()];
    expect(second).toBe(first);
    const { results } = await env.DB.prepare("SELECT 1 FROM invitations WHERE invited_by = ?").bind(ada.userId).all();
    expect(results).toHaveLength(1);
  });
});
