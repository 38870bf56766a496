import { decodeProtectedHeader, errors, jwtVerify } from "jose";
import type { UserId } from "../../domain/ids.ts";
import { configOf } from "../config.ts";
import { ALGORITHM, signingKey } from "./signing-keys.ts";
import type { Viewer } from "./viewer.ts";

/** What our tokens never exceed; spares the work on junk. */
const LONGEST = 2_000;

/** Who a signed access token speaks for, and until when (ms); null when it is not ours, altered or over. */
export async function verifyAccessToken(
  env: Env,
  token: string,
  now: number,
): Promise<{ viewer: Viewer; until: number } | null> {
  if (token.length > LONGEST) return null;
  const { publicOrigin } = configOf(env);
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = typeof kid === "string" ? await signingKey(env, kid) : null;
    if (key === null) return null;
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: publicOrigin,
      audience: publicOrigin,
      requiredClaims: ["sub", "sid", "exp"],
      currentDate: new Date(now),
    });
    const { sub, exp } = payload;
    const sid = payload["sid"];
    if (sub === undefined || exp === undefined || typeof sid !== "string") return null;
    return { viewer: { userId: sub as UserId, by: { kind: "session", id: sid } }, until: exp * 1_000 };
  } catch (error) {
    // decodeProtectedHeader throws TypeError on what is no token at all.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}
