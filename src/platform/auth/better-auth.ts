import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { jwt } from "better-auth/plugins/jwt";
import { twoFactor } from "better-auth/plugins/two-factor";
import { coreDb } from "../../storage/database.ts";
import * as tables from "../../storage/schema/people.ts";
import { configOf } from "../config.ts";
import { cookieOf } from "./cookies.ts";
import { errorFields, log } from "../log.ts";
import { CHALLENGE_SECONDS, PASSWORD_LENGTH, RESET_MINUTES, SESSION_SECONDS, TOKEN_MINUTES } from "./limits.ts";

/** What better-auth asks of us; services bring it along. */
export interface AuthHooks {
  readonly sendResetPassword?: (input: { user: { id: string; email: string }; token: string }) => Promise<void>;
  readonly onPasswordReset?: (input: { user: { id: string } }) => Promise<void>;
}

/**
 * better-auth over D1. A new instance for each use: what it holds belongs to the request that made it, and the runtime
 * refuses I/O objects of another one. Its own paths are never served: services call `auth.api` and our routes own the
 * contract, so nothing of it is reachable that is not listed in src/routes/auth.
 */
export function createAuth(env: Env, hooks: AuthHooks = {}) {
  const { authSecret, publicOrigin, mail } = configOf(env);
  return betterAuth({
    appName: "Coinsight",
    baseURL: publicOrigin,
    basePath: "/api/v1/auth",
    secret: authSecret,
    database: drizzleAdapter(coreDb(env), {
      provider: "sqlite",
      schema: {
        user: tables.users,
        session: tables.sessions,
        account: tables.credentials,
        verification: tables.verifications,
        jwks: tables.signingKeys,
        twoFactor: tables.twoFactors,
        passkey: tables.passkeys,
      },
    }),
    // Off: sign-up then answers the same whether the address is taken or not (src/services/sign-up.ts).
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      requireEmailVerification: mail !== null,
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      ...hooks,
    },
    user: {
      // Ours to set, never a client's.
      additionalFields: {
        role: { type: "string", input: false },
        baseCurrency: { type: "string", input: false },
        locale: { type: "string", input: false },
        timeZone: { type: "string", input: false },
      },
    },
    // Who reads the database finds no token that still opens something.
    verification: { storeIdentifier: "hashed" },
    session: { expiresIn: SESSION_SECONDS },
    // Its counters live in one isolate's memory; ours are the platform's (src/routes/http/rate-limit.ts).
    rateLimit: { enabled: false },
    advanced: {
      // The platform's own header, which no client can set.
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      useSecureCookies: false,
      cookies: {
        session_token: named(cookieOf(publicOrigin)),
        two_factor: named(cookieOf(publicOrigin, "two-factor")),
        [PASSKEY_COOKIE]: named(cookieOf(publicOrigin, "passkey")),
      },
    },
    plugins: [
      jwt({
        disableSettingJwtHeader: true,
        jwt: {
          issuer: publicOrigin,
          audience: publicOrigin,
          expirationTime: `${TOKEN_MINUTES}m`,
          definePayload: ({ session }) => ({ sid: session.id }),
        },
      }),
      twoFactor({ twoFactorCookieMaxAge: CHALLENGE_SECONDS }),
      passkey({
        rpID: new URL(publicOrigin).hostname,
        rpName: "Coinsight",
        origin: new URL(publicOrigin).origin,
        advanced: { webAuthnChallengeCookie: PASSKEY_COOKIE },
        // With it a passkey is two factors, and needs no code besides: what one has, and what unlocks it.
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          afterVerification: ({ verification }) => needUser(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => needUser(verification.authenticationInfo.userVerified),
        },
      }),
    ],
    telemetry: { enabled: false },
    logger: { level: "error", log: logError },
  });
}

const PASSKEY_COOKIE = "passkey_challenge";

const named = ({ name, secure }: { name: string; secure: boolean }) => ({ name, attributes: { secure } });

/** better-auth itself takes a passkey that did not ask for fingerprint, face or PIN. */
function needUser(verified: boolean | undefined): void {
  if (verified !== true)
    throw new APIError("BAD_REQUEST", { code: "USER_NOT_VERIFIED", message: "The passkey did not verify its user." });
}

/** It logs e-mail addresses and each wrong password; kept is only what failed, without its details. */
function logError(_level: string, message: string, ...details: unknown[]): void {
  const error = details.find((detail) => detail instanceof Error);
  if (error !== undefined) log("error", "auth", { message, ...errorFields(error) });
}
