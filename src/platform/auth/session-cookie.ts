/** The one cookie. On https its name binds it to this host and path, so that no sibling domain can plant one. */
export function sessionCookieOf(publicOrigin: string): { name: string; secure: boolean } {
  return publicOrigin.startsWith("https:")
    ? { name: "__Host-coinsight", secure: true }
    : { name: "coinsight", secure: false };
}

/** The session cookie as `name=value`, without any other cookie; null when there is none. */
export function readSessionCookie(header: string | null | undefined, publicOrigin: string): string | null {
  if (header === null || header === undefined) return null;
  const start = `${sessionCookieOf(publicOrigin).name}=`;
  return (
    header
      .split(";")
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(start)) ?? null
  );
}
