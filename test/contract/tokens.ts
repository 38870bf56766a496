import { env, exports } from "cloudflare:workers";
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, generateKeyPair } from "jose";
import { expect, vi } from "vitest";
import type { TestPerson } from "../people.ts";
import { ORIGIN } from "../people.ts";

/** A token of ours that was good a while ago. */
export async function expiredToken({ cookie }: TestPerson): Promise<string> {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: now - 20 * 60_000 });
  try {
    const init = { method: "POST", headers: { cookie, origin: ORIGIN } };
    const response = await exports.default.fetch(`${ORIGIN}/api/v1/auth/token`, init);
    const { token } = await response.json<{ token: string }>();
    expect(decodeJwt(token).exp ?? Number.POSITIVE_INFINITY).toBeLessThan(now / 1000);
    return token;
  } finally {
    vi.useRealTimers();
  }
}

/** What somebody can make of a good token without our key. */
export async function forgedTokens({ token }: TestPerson): Promise<Readonly<Record<string, string>>> {
  const claims = decodeJwt(token);
  const header = decodeProtectedHeader(token) as { alg: string; kid: string };
  const [head = "", body = "", signature = ""] = token.split(".");
  const other = await generateKeyPair("EdDSA", { extractable: true });
  const ours = await env.DB.prepare("SELECT public_key FROM signing_keys").first<string>("public_key");
  return {
    "without a signature": new UnsecuredJWT(claims).encode(),
    "with alg none under our key's id": `${encoded({ alg: "none", kid: header.kid })}.${body}.`,
    "signed by another key under our key's id": await new SignJWT(claims)
      .setProtectedHeader(header)
      .sign(other.privateKey),
    "signed with our public key as a secret": await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid: header.kid })
      .sign(new TextEncoder().encode(ours ?? "")),
    "that names somebody else": `${head}.${encoded({ ...claims, sub: "somebody" })}.${signature}`,
    "that lives longer": `${head}.${encoded({ ...claims, exp: 9_999_999_999 })}.${signature}`,
  };
}

const encoded = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
