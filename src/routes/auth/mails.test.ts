import { createExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { mailsTo, tokenIn, useMailer } from "../../../test/mail.ts";
import { ORIGIN, signIn } from "../../../test/people.ts";
import type { UserId } from "../../domain/ids.ts";
import worker from "../../index.ts";
import { serviceContext } from "../../services/context.ts";
import { issueToken } from "../../services/one-time-token.ts";

useMailer();

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  exports.default.fetch(`${ORIGIN}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const statusesOf = (answers: readonly Response[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);
const codeOf = async (response: Response) => (await response.json<{ code: string }>()).code;
const me = async (headers: Readonly<Record<string, string>>) =>
  exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers });

/** Somebody who signed up, at an address of their own in the network of documentation. */
function newcomer() {
  const from = { "cf-connecting-ip": `192.0.2.${Math.floor(Math.random() * 250)}-${crypto.randomUUID()}` };
  const email = `${crypto.randomUUID()}@example.org`;
  const password = `correct horse ${crypto.randomUUID()}`;
  return {
    email,
    password,
    from,
    signUp: () => post("/auth/sign-up", { email, password }, from),
    signIn: () => post("/auth/sign-in", { email, password }, from),
    askReset: () => post("/auth/reset-mails", { email }, from),
  };
}

/** The same, with the address verified. */
async function settled() {
  const person = newcomer();
  await person.signUp();
  const [mail] = await mailsTo(person.email, 1);
  expect((await post("/auth/verify-address", { token: tokenIn(mail) })).status).toBe(204);
  return person;
}

/** D1 in which `meanwhile` happens once before a statement of this kind is carried out. */
function delayed(kind: RegExp, meanwhile: () => Promise<void>): D1Database {
  let happened = false;
  const later = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        if (name === "bind") return (...values: unknown[]) => later(target.bind(...values));
        return async (...values: unknown[]) => {
          if (!happened) {
            happened = true;
            await meanwhile();
          }
          return Reflect.apply(value, target, values) as unknown;
        };
      },
    });
  return new Proxy(env.DB, {
    get(target, name) {
      if (name === "prepare") {
        return (query: string) => (kind.test(query) ? later(target.prepare(query)) : target.prepare(query));
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

describe("with a mailer, an address", () => {
  it("is verified by the mail's link before one can sign in", async () => {
    const person = newcomer();
    const response = await person.signUp();
    expect(await response.json()).toEqual({ status: "accepted", verification: "required" });
    const refused = await person.signIn();
    expect([refused.status, await codeOf(refused)]).toEqual([403, "AUTHORIZATION_ERROR"]);

    const [mail] = await mailsTo(person.email, 1);
    expect(mail?.text).toContain(`${ORIGIN}/#verify=`);
    expect((await post("/auth/verify-address", { token: tokenIn(mail) })).status).toBe(204);
    expect(await (await person.signIn()).json()).toMatchObject({ email: person.email, emailVerified: true });
  });

  it("is verified by a token once, also of many who bring it at once", async () => {
    const person = newcomer();
    await person.signUp();
    const [mail] = await mailsTo(person.email, 1);
    const answers = await Promise.all([1, 2, 3].map(() => post("/auth/verify-address", { token: tokenIn(mail) })));
    expect(statusesOf(answers)).toEqual([204, 410, 410]);
  });

  it("is not verified by a token that is over, of another purpose or invented", async () => {
    const person = newcomer();
    await person.signUp();
    const userId = await env.DB.prepare("SELECT id FROM users WHERE email = ?").bind(person.email).first<string>("id");
    const context = serviceContext(env, { waitUntil: () => {} }, "test");
    const over = await issueToken(context, "verify-address", userId as UserId, -1);
    await person.askReset();
    const reset = (await mailsTo(person.email, 2)).find(({ subject }) => subject.includes("password"));
    for (const token of [over, tokenIn(reset), "invented", "x".repeat(100)]) {
      const response = await post("/auth/verify-address", { token });
      expect([response.status, await codeOf(response)], token).toEqual([410, "GONE"]);
    }
    expect((await person.signIn()).status).toBe(403);
  });

  it("that is taken is told only to its owner", async () => {
    const person = await settled();
    const again = await post("/auth/sign-up", { email: person.email, password: "another long one" }, newcomer().from);
    const fresh = await newcomer().signUp();
    expect([again.status, await again.text()]).toEqual([fresh.status, await fresh.text()]);
    const [mail] = await mailsTo(person.email, 2);
    expect(mail?.subject).toBe("You already have an account");
    expect((await person.signIn()).status).toBe(200);
  });

  it("gets nothing written into it by who signs up with it", async () => {
    const { email, password, from } = newcomer();
    await post("/auth/sign-up", { email, password, name: "Win now: http://evil.example" }, from);
    const [mail] = await mailsTo(email, 1);
    expect(`${mail?.subject} ${mail?.text}`).not.toContain("evil.example");
  });
});

describe("a password reset", () => {
  it("sets a new password by the mail's link, ends every session and tells the owner", async () => {
    const person = await settled();
    const sessions = [await signIn(person), await signIn(person)];
    await person.askReset();
    const mails = await mailsTo(person.email, 2);
    expect(mails[0]?.text).toContain(`${ORIGIN}/#reset=`);
    const password = "an entirely new one";
    expect((await post("/auth/reset-password", { token: tokenIn(mails[0]), password })).status).toBe(204);

    for (const { headers, cookie } of sessions) {
      expect((await me(headers)).status).toBe(401);
      expect((await me({ cookie })).status).toBe(401);
    }
    expect((await person.signIn()).status, "with the old password").toBe(401);
    await signIn({ email: person.email, password });
    expect((await mailsTo(person.email, 3))[0]?.subject).toBe("Your password was changed");
  });

  it("takes its token once", async () => {
    const person = await settled();
    await person.askReset();
    const token = tokenIn((await mailsTo(person.email, 2))[0]);
    const reset = (password: string) => post("/auth/reset-password", { token, password });
    const answers = await Promise.all(["first new password", "second new password"].map(reset));
    expect(statusesOf(answers)).toEqual([204, 410]);
    expect(await codeOf(await reset("third new password"))).toBe("GONE");
  });

  it("takes back every other token of the person", async () => {
    const person = await settled();
    await person.askReset();
    await person.askReset();
    const [later, earlier] = await mailsTo(person.email, 3);
    const password = "an entirely new one";
    expect((await post("/auth/reset-password", { token: tokenIn(later), password })).status).toBe(204);
    expect((await post("/auth/reset-password", { token: tokenIn(earlier), password: "the thief's own" })).status).toBe(
      410,
    );
    await signIn({ email: person.email, password });
  });

  it("ends also the session that the old password was opening in that moment", async () => {
    const person = await settled();
    await person.askReset();
    const token = tokenIn((await mailsTo(person.email, 2))[0]);
    // The old password was found right, and its session is about to be stored.
    const DB = delayed(/insert into "sessions"/i, async () => {
      const response = await post("/auth/reset-password", { token, password: "an entirely new one" });
      expect(response.status).toBe(204);
    });
    const { email, password } = person;
    const request = new Request(`${ORIGIN}/api/v1/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", ...person.from },
      body: JSON.stringify({ email, password }),
    }) as Parameters<typeof worker.fetch>[0];
    const response = await worker.fetch(request, { ...env, DB }, createExecutionContext());
    expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
    const rows = await env.DB.prepare("SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE email = ?")
      .bind(email)
      .all();
    expect(rows.results).toEqual([]);
  });

  it("keeps its token when the new password is refused", async () => {
    const person = await settled();
    await person.askReset();
    const token = tokenIn((await mailsTo(person.email, 2))[0]);
    expect((await post("/auth/reset-password", { token, password: "qwertyuiop" })).status).toBe(400);
    expect((await post("/auth/reset-password", { token, password: "a much better one" })).status).toBe(204);
  });

  it("ends with its hour", async () => {
    const person = await settled();
    await person.askReset();
    const token = tokenIn((await mailsTo(person.email, 2))[0]);
    await env.DB.exec("UPDATE verifications SET expires_at = expires_at - 3600001");
    expect((await post("/auth/reset-password", { token, password: "a much better one" })).status).toBe(410);
    expect((await person.signIn()).status).toBe(200);
  });

  it("verifies the address as well: the mail was read there", async () => {
    const person = newcomer();
    await person.signUp();
    await mailsTo(person.email, 1);
    await person.askReset();
    const token = tokenIn((await mailsTo(person.email, 2)).find(({ subject }) => subject.includes("password")));
    const password = "an entirely new one";
    expect((await post("/auth/reset-password", { token, password })).status).toBe(204);
    expect((await post("/auth/sign-in", { email: person.email, password })).status).toBe(200);
  });

  it("is answered alike for an address that nobody has, which gets no mail", async () => {
    const [person, nobody] = [await settled(), newcomer()];
    const [known, unknown] = [await person.askReset(), await nobody.askReset()];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    await mailsTo(person.email, 2);
    expect(await mailsTo(nobody.email, 0)).toEqual([]);
  });

  it("cannot be used to flood somebody: each further mail waits longer, for unknown addresses too", async () => {
    const [person, nobody] = [await settled(), newcomer()];
    for (const { askReset, email } of [person, nobody]) {
      const statuses: number[] = [];
      for (let i = 0; i < 6; i++) statuses.push((await askReset()).status);
      expect(statuses, email).toContain(429);
      const refused = await askReset();
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(30);
      expect(await refused.json()).toMatchObject({ code: "RATE_LIMIT_ERROR", limit: "mail" });
    }
  });
});

describe("the tokens of mails", () => {
  it("stand in no answer, no log and, as they are, in no table", async () => {
    const lines: string[] = [];
    const spies = (["debug", "info", "warn", "error"] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line))),
    );
    const person = newcomer();
    const answers = [await person.signUp(), await person.askReset()];
    const mails = await mailsTo(person.email, 2);
    for (const spy of spies) spy.mockRestore();
    const { results } = await env.DB.prepare("SELECT * FROM verifications").all();
    const seen = [JSON.stringify(results), ...lines, ...(await Promise.all(answers.map((answer) => answer.text())))];
    expect(results.length).toBeGreaterThan(1);
    for (const secret of [...mails.map(tokenIn), person.email]) expect(seen.join("\n")).not.toContain(secret);
  });
});
