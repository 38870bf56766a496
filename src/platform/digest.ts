/** The first half of a text's SHA-256, in hex: enough to tell texts apart. */
export async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).subarray(0, 16).toHex();
}
