/** People with a second factor, and passkeys, made through the ordinary API. */
import { exports } from "cloudflare:workers";
import type { Authenticator } from "./authenticator.ts";
import { makeAuthenticator } from "./authenticator.ts";
import type { TestPerson } from "./people.ts";
import { ORIGIN, signUp } from "./people.ts";
import { codeOf } from "./totp.ts";

/** Headers of the person's own page. */
export const atPage = (...cookies: readonly string[]) => ({ cookie: cookies.join("; "), origin: ORIGIN });

export const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");

/** The cookie of the session that an answer starts; null: it starts none. */
export const sessionIn = (response: Response): string | null =>
  cookiesOf(response).findLast((cookie) => /^coinsight=./.test(cookie)) ?? null;

export async function post(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}/api/v1${path}`, {
    method: "POST",
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function good(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response;
}

/** A new secret for the person's app, which nothing asks for yet: its otpauth URI. */
export async function beginTwoFactor({ cookie, password }: Pick<TestPerson, "cookie" | "password">): Promise<string> {
  const response = await good(post("/me/two-factor", { password }, atPage(cookie)));
  return (await response.json<{ uri: string }>()).uri;
}

export interface Guarded extends TestPerson {
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
  /** The cookie of the session in whose place another was put. */
  readonly former: string;
}

/** A person who is asked for codes. The code of this moment is used up. */
export async function guardedPerson(): Promise<Guarded> {
  const person = await signUp();
  const uri = await beginTwoFactor(person);
  const code = await codeOf(uri, Date.now());
  const response = await good(post("/me/two-factor/confirmation", { code }, atPage(person.cookie)));
  const { recoveryCodes } = await response.json<{ recoveryCodes: string[] }>();
  return { ...person, recoveryCodes, uri, former: person.cookie, cookie: sessionIn(response) ?? "" };
}

/** The first step of a guarded person's sign-in: the challenge's cookie. */
export async function firstStep({ email, password }: Pick<TestPerson, "email" | "password">): Promise<string> {
  const response = await good(post("/auth/sign-in", { email, password }, {}));
  return cookiesOf(response).find((cookie) => cookie.startsWith("coinsight-two-factor=")) ?? "";
}

/** A challenge for making a passkey, or with nobody signed in for signing in with one. */
export async function passkeyChallenge(cookie: string | null) {
  const path = cookie === null ? "/auth/sign-in/passkey/options" : "/me/passkeys/options";
  const asked = post(path, undefined, cookie === null ? {} : atPage(cookie));
  const response = await good(asked);
  const { challenge } = await response.json<{ challenge: string }>();
  return { challenge, headers: atPage(...(cookie === null ? [] : [cookie]), ...cookiesOf(response)) };
}

/** A passkey of the person. */
export async function addPasskey({ cookie }: TestPerson): Promise<{ id: string; authenticator: Authenticator }> {
  const authenticator = await makeAuthenticator();
  const { challenge, headers } = await passkeyChallenge(cookie);
  const credential = await authenticator.register(challenge);
  const response = await good(post("/me/passkeys", { name: "Laptop", credential }, headers));
  return { ...(await response.json<{ id: string }>()), authenticator };
}
