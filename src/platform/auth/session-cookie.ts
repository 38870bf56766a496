import { cookieOf, readCookie } from "./cookies.ts";

export const sessionCookieOf = (publicOrigin: string): { name: string; secure: boolean } => cookieOf(publicOrigin);

/** The session cookie as `name=value`, without any other cookie; null when there is none. */
export const readSessionCookie = (header: string | null | undefined, publicOrigin: string): string | null =>
  readCookie(header, sessionCookieOf(publicOrigin).name);
