import { isAPIError } from "better-auth/api";
import { decodeJwt } from "jose";
import { createAuth } from "../platform/auth/better-auth.ts";
import { readSessionCookie } from "../platform/auth/session-cookie.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";

/** A signed access token for the session of this `Cookie` header. Looks into D1 each time: an ended session renews nothing. */
export async function issueAccessToken(
  context: ServiceContext,
  cookieHeader: string,
): Promise<{ token: string; expiresAt: number }> {
  const cookie = readSessionCookie(cookieHeader, context.config.publicOrigin);
  if (cookie === null) throw problem("AUTHENTICATION_ERROR", { detail: "A token is given for the session cookie." });
  try {
    const { token } = await createAuth(context.env).api.getToken({ headers: new Headers({ cookie }) });
    return { token, expiresAt: (decodeJwt(token).exp ?? 0) * 1_000 };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode !== 401) throw error;
    throw problem("AUTHENTICATION_ERROR");
  }
}
