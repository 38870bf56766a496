/** Strong validator of a body. */
export async function etagOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  return `"${new Uint8Array(digest).subarray(0, 16).toHex()}"`;
}

/** Validator of what has a version; cheaper than hashing, and immediate everywhere. */
export const etagOfVersion = (version: number): string => `"v${version}"`;

/** Whether the client already has it (`If-None-Match`, weak comparison). */
export function hasIt(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return (
    ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((entry) => entry.trim().replace(/^W\//, "") === etag)
  );
}

/** Whether an update may go on (`If-Match`, strong comparison); without the header it may. */
export function mayUpdate(ifMatch: string | undefined, etag: string): boolean {
  if (ifMatch === undefined) return true;
  return ifMatch.trim() === "*" || ifMatch.split(",").some((entry) => entry.trim() === etag);
}
