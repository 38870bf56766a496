import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Authenticator, Behaviour } from "../../../test/authenticator.ts";
import { makeAuthenticator } from "../../../test/authenticator.ts";
import { atPage, cookiesOf, post, sessionIn } from "../../../test/second-factors.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { CreationOptionsSchema, PasskeyListSchema, PasskeySchema, RequestOptionsSchema } from "./schemas.ts";

const askOptions = (headers: Record<string, string>) => post("/me/passkeys/options", undefined, headers);

async function begin(person: TestPerson) {
  const response = await askOptions(atPage(person.cookie));
  expect(response.status).toBe(200);
  const options = CreationOptionsSchema.strict().parse(await response.json());
  return { options, headers: atPage(person.cookie, ...cookiesOf(response)) };
}

async function add(person: TestPerson, authenticator: Authenticator, behaviour?: Behaviour) {
  const { options, headers } = await begin(person);
  const credential = await authenticator.register(options.challenge, behaviour);
  return post("/me/passkeys", { name: "Laptop", credential }, headers);
}

async function beginSignIn() {
  const response = await post("/auth/sign-in/passkey/options", undefined, {});
  const options = RequestOptionsSchema.strict().parse(await response.json());
  return { options, headers: atPage(...cookiesOf(response)) };
}

async function signIn(authenticator: Authenticator, behaviour?: Behaviour) {
  const { options, headers } = await beginSignIn();
  const credential = await authenticator.sign(options.challenge, behaviour);
  return post("/auth/sign-in/passkey", { credential }, headers);
}

const list = async (person: TestPerson) => {
  const response = await exports.default.fetch(`${ORIGIN}/api/v1/me/passkeys`, { headers: person.headers });
  return PasskeyListSchema.strict().parse(await response.json()).items;
};
const codeOf = async (response: Response) => ProblemSchema.parse(await response.json()).code;

describe("a passkey", () => {
  it("signs in the person who made it", async () => {
    const person = await signUp();
    const authenticator = await makeAuthenticator();
    const added = PasskeySchema.strict().parse(await (await add(person, authenticator)).json());
    expect(await list(person)).toEqual([added]);
    expect(added).toMatchObject({ name: "Laptop", backedUp: false });

    for (const time of ["first", "second"]) {
      const response = await signIn(authenticator);
      expect(response.status, time).toBe(200);
      expect(PersonSchema.strict().parse(await response.json()).id).toBe(person.userId);
      const headers = { cookie: sessionIn(response) ?? "" };
      const me = await exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers });
      expect(await me.json()).toMatchObject({ id: person.userId });
    }
  });

  it("is bound to our host, and asks for fingerprint, face or PIN", async () => {
    const person = await signUp();
    const { options } = await begin(person);
    expect(options.rp).toEqual({ name: "Coinsight", id: "localhost" });
    expect(options.attestation).toBe("none");
    expect(options.authenticatorSelection).toMatchObject({ residentKey: "required", userVerification: "required" });
    const signingIn = await beginSignIn();
    expect(signingIn.options).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(Object.keys(signingIn.options), "nothing that tells who has which passkey").not.toContain(
      "allowCredentials",
    );
  });

  it("is refused when it comes from elsewhere or did not verify its user", async () => {
    const wrong: Behaviour[] = [{ origin: "https://evil.example" }, { rpId: "evil.example" }, { verified: false }];
    const person = await signUp();
    const authenticator = await makeAuthenticator();
    for (const behaviour of wrong) {
      const response = await add(person, authenticator, behaviour);
      expect([response.status, await codeOf(response)], JSON.stringify(behaviour)).toEqual([400, "VALIDATION_ERROR"]);
    }
    expect(await list(person)).toEqual([]);
    expect((await add(person, authenticator)).status).toBe(201);
    for (const behaviour of wrong) {
      const response = await signIn(authenticator, behaviour);
      expect([400, 401], JSON.stringify(behaviour)).toContain(response.status);
      expect(sessionIn(response)).toBeNull();
    }
    expect((await signIn(authenticator)).status).toBe(200);
  });

  it("of nobody, or altered, signs nobody in", async () => {
    const authenticator = await makeAuthenticator();
    expect((await signIn(authenticator)).status).toBe(401);
    await add(await signUp(), authenticator);
    const { options, headers } = await beginSignIn();
    const good = (await authenticator.sign(options.challenge)) as { response: { signature: string } };
    const other = (await (await makeAuthenticator()).sign(options.challenge)) as typeof good;
    const credential = { ...good, response: { ...good.response, signature: other.response.signature } };
    expect((await post("/auth/sign-in/passkey", { credential }, headers)).status).toBe(401);
  });

  it("answers a challenge once, and only the one of its own browser", async () => {
    const person = await signUp();
    const authenticator = await makeAuthenticator();
    const { options, headers } = await begin(person);
    const body = { name: "Laptop", credential: await authenticator.register(options.challenge) };
    expect((await post("/me/passkeys", body, atPage(person.cookie))).status, "without its cookie").toBe(400);
    const stranger = await signUp();
    const stolen = atPage(stranger.cookie, headers.cookie.split("; ")[1] ?? "");
    expect((await post("/me/passkeys", body, stolen)).ok, "of another person").toBe(false);
    expect((await post("/me/passkeys", body, headers)).ok, "after it was offered to another").toBe(false);

    expect((await add(person, authenticator)).status).toBe(201);
    const signingIn = await beginSignIn();
    const proof = { credential: await authenticator.sign(signingIn.options.challenge) };
    expect((await post("/auth/sign-in/passkey", proof, signingIn.headers)).status).toBe(200);
    expect((await post("/auth/sign-in/passkey", proof, signingIn.headers)).status, "again").toBe(400);
  });

  it("cannot be added by a token or from another site, nor in a session of more than a day", async () => {
    const person = await signUp();
    expect((await askOptions(person.headers)).status).toBe(401);
    expect((await askOptions({ cookie: person.cookie, origin: "https://evil.example" })).status).toBe(403);
    await env.DB.prepare("UPDATE sessions SET created_at = created_at - 86400001 WHERE user_id = ?")
      .bind(person.userId)
      .run();
    const old = await askOptions(atPage(person.cookie));
    expect([old.status, await codeOf(old)]).toEqual([403, "AUTHORIZATION_ERROR"]);
  });

  it("ends when its owner, and nobody else, deletes it", async () => {
    const [person, stranger] = [await signUp(), await signUp()];
    const authenticator = await makeAuthenticator();
    const { id } = PasskeySchema.parse(await (await add(person, authenticator)).json());
    const remove = ({ headers }: TestPerson) =>
      exports.default.fetch(`${ORIGIN}/api/v1/me/passkeys/${id}`, { method: "DELETE", headers });
    expect((await remove(stranger)).status).toBe(404);
    expect((await signIn(authenticator)).status).toBe(200);
    expect((await remove(person)).status).toBe(204);
    expect((await signIn(authenticator)).status).toBe(401);
    expect(await list(person)).toEqual([]);
  });

  it("with junk inside is refused without a word of our inside", async () => {
    const person = await signUp();
    const authenticator = await makeAuthenticator();
    for (const attestationObject of ["AAAA", "oA", "v2NmbXRmcGFja2Vk", "A".repeat(50_000)]) {
      const { options, headers } = await begin(person);
      const good = (await authenticator.register(options.challenge)) as { response: object };
      const credential = { ...good, response: { ...good.response, attestationObject } };
      const response = await post("/me/passkeys", { name: "Junk", credential }, headers);
      expect([response.status, await codeOf(response)], attestationObject.slice(0, 20)).toEqual([
        400,
        "VALIDATION_ERROR",
      ]);
    }
  });
});
