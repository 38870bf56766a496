const FORMAT = "2";
/** KV takes names of up to 512 bytes; what is longer than this is hashed. */
const LONGEST = 200;

export const prefixOf = (namespace: string): string => `cache:${FORMAT}:${namespace}:`;

/** What an entry is called in KV. A version in it makes every older entry one that nobody asks for any more. */
export async function nameOf(namespace: string, key: string, version: string): Promise<string> {
  const tail = version === "" ? key : `${key}@${version}`;
  if (/^[\x21-\x7e]*$/.test(tail) && tail.length <= LONGEST) return prefixOf(namespace) + tail;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(tail));
  return `${prefixOf(namespace)}#${new Uint8Array(hash).toHex()}`;
}
