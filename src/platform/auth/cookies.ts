/** Challenges that stand between two requests; the session's own cookie is in session-cookie.ts. */
export type ChallengeCookie = "two-factor" | "passkey";

/** On https its name binds a cookie to this host and path, so that no sibling domain can plant one. */
export function cookieOf(publicOrigin: string, what?: ChallengeCookie): { name: string; secure: boolean } {
  const name = what === undefined ? "coinsight" : `coinsight-${what}`;
  return publicOrigin.startsWith("https:") ? { name: `__Host-${name}`, secure: true } : { name, secure: false };
}

/** One cookie of the header as `name=value`, without any other; null when it is not there. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  const pairs = header?.split(";").map((pair) => pair.trim());
  return pairs?.find((pair) => pair.startsWith(`${name}=`)) ?? null;
}
