/** The first half of a text's SHA-256, in hex: enough to tell texts apart. */
export const digestOf = (text: string): Promise<string> => digestOfBytes(new TextEncoder().encode(text));

export async function digestOfBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).subarray(0, 16).toHex();
}
