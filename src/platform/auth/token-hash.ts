/** What is stored of a random secret that is shown once; it is long enough that nobody finds it from its hash. */
export async function tokenHash(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return new Uint8Array(digest).toBase64({ alphabet: "base64url", omitPadding: true });
}

/** 192 random bits, as URLs may hold them. */
export const newToken = (): string =>
  crypto.getRandomValues(new Uint8Array(24)).toBase64({ alphabet: "base64url", omitPadding: true });
