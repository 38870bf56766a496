/** Hash with a key of its own for each purpose: who reads the database cannot try out addresses against it. */
export async function keyedHash(secret: string, purpose: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`coinsight ${purpose}\n${secret}`);
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text));
  return new Uint8Array(signature).toBase64({ alphabet: "base64url", omitPadding: true });
}
