import { exports } from "cloudflare:workers";

/** Where requests of tests go; also the origin that cookies are bound to. */
export const ORIGIN = "http://localhost:8787";

export interface TestPerson {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  /** `name=value` of the session cookie; unsafe methods with it need {@link ORIGIN} as `Origin`. */
  readonly cookie: string;
  /** A signed access token of the same session. */
  readonly token: string;
  /** For requests with a JSON body or without one. */
  readonly headers: Readonly<Record<string, string>>;
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  exports.default.fetch(`${ORIGIN}${path}`, {
    method: "POST",
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function expectStatus(response: Response, status: number): Promise<Response> {
  if (response.status !== status) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return response;
}

/** A new session of a person: its cookie and an access token. */
export async function signIn(person: { email: string; password: string }) {
  const { email, password } = person;
  const signedIn = await expectStatus(await post("/api/v1/auth/sign-in", { email, password }), 200);
  const { id } = await signedIn.json<{ id: string }>();
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const issued = await expectStatus(await post("/api/v1/auth/token", undefined, { cookie, origin: ORIGIN }), 200);
  const { token } = await issued.json<{ token: string }>();
  return { userId: id, cookie, token, headers: { authorization: `Bearer ${token}` } };
}

/** A new person with a session, made through the ordinary API. */
export async function signUp(options: { email?: string; password?: string; name?: string } = {}): Promise<TestPerson> {
  const email = options.email ?? `${crypto.randomUUID()}@example.org`;
  const password = options.password ?? `correct horse ${crypto.randomUUID()}`;
  const name = options.name === undefined ? {} : { name: options.name };
  await expectStatus(await post("/api/v1/auth/sign-up", { email, password, ...name }), 202);
  return { email, password, ...(await signIn({ email, password })) };
}
