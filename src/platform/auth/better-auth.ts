import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import { betterAuth } from "better-auth/minimal";
import { jwt } from "better-auth/plugins/jwt";
import { coreDb } from "../../storage/database.ts";
import { credentials, sessions, signingKeys, users, verifications } from "../../storage/schema/people.ts";
import { configOf } from "../config.ts";
import { errorFields, log } from "../log.ts";
import { PASSWORD_LENGTH, RESET_MINUTES, SESSION_SECONDS, TOKEN_MINUTES } from "./limits.ts";
import { sessionCookieOf } from "./session-cookie.ts";

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
  const cookie = sessionCookieOf(publicOrigin);
  return betterAuth({
    appName: "Coinsight",
    baseURL: publicOrigin,
    basePath: "/api/v1/auth",
    secret: authSecret,
    database: drizzleAdapter(coreDb(env), {
      provider: "sqlite",
      schema: { user: users, session: sessions, account: credentials, verification: verifications, jwks: signingKeys },
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
      cookies: { session_token: { name: cookie.name, attributes: { secure: cookie.secure } } },
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
    ],
    telemetry: { enabled: false },
    logger: { level: "error", log: logError },
  });
}

/** It logs e-mail addresses and each wrong password; kept is only what failed, without its details. */
function logError(_level: string, message: string, ...details: unknown[]): void {
  const error = details.find((detail) => detail instanceof Error);
  if (error !== undefined) log("error", "auth", { message, ...errorFields(error) });
}
