/**
 * Stands for @simplewebauthn/server in the bundle (wrangler.toml): its functions, which are evaluated with all that they
 * read certificates with when somebody first uses a passkey. better-auth's plugin imports them at once, so every isolate
 * that looks at a cookie would pay for them.
 */
import type * as library from "../../../node_modules/@simplewebauthn/server/esm/index.js";

const load = () => import("../../../node_modules/@simplewebauthn/server/esm/index.js");

export const generateRegistrationOptions: typeof library.generateRegistrationOptions = async (options) =>
  (await load()).generateRegistrationOptions(options);
export const verifyRegistrationResponse: typeof library.verifyRegistrationResponse = async (options) =>
  (await load()).verifyRegistrationResponse(options);
export const generateAuthenticationOptions: typeof library.generateAuthenticationOptions = async (options) =>
  (await load()).generateAuthenticationOptions(options);
export const verifyAuthenticationResponse: typeof library.verifyAuthenticationResponse = async (options) =>
  (await load()).verifyAuthenticationResponse(options);
