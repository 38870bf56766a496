import type { NewApiKey, PasskeyAssertion, PasskeyCredential } from "../../../src/client/api.ts";
import { answerOf, once, v1 } from "./client.ts";

/** What guards the account: codes, passkeys, API keys. */
export const security = {
  /** Six digits are of the app, anything else is a recovery code. */
  completeSignIn: (text: string) => {
    const json = /^[0-9]{6}$/.test(text) ? { code: text } : { recoveryCode: text };
    return answerOf(v1.auth["sign-in"]["two-factor"].$post({ json }));
  },
  twoFactor: () => answerOf(v1.me["two-factor"].$get()),
  beginTwoFactor: (password: string) => answerOf(v1.me["two-factor"].$post({ json: { password } })),
  confirmTwoFactor: (code: string) => answerOf(v1.me["two-factor"].confirmation.$post({ json: { code } })),
  disableTwoFactor: (password: string) => answerOf(v1.me["two-factor"].disable.$post({ json: { password } })),

  passkeys: async () => (await answerOf(v1.me.passkeys.$get())).items,
  deletePasskey: (id: string) => answerOf(v1.me.passkeys[":id"].$delete({ param: { id } })),
  addPasskey: async (name: string) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await answerOf(v1.me.passkeys.options.$post()));
    const credential = asJson(await navigator.credentials.create({ publicKey })) as PasskeyCredential;
    return answerOf(v1.me.passkeys.$post({ json: { name, credential } }));
  },
  signInWithPasskey: async () => {
    const options = await answerOf(v1.auth["sign-in"].passkey.options.$post());
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = asJson(await navigator.credentials.get({ publicKey })) as PasskeyAssertion;
    return answerOf(v1.auth["sign-in"].passkey.$post({ json: { credential } }));
  },

  sessions: async () => (await answerOf(v1.me.sessions.$get())).items,
  endSession: (id: string) => answerOf(v1.me.sessions[":id"].$delete({ param: { id } })),

  keys: async () => (await answerOf(v1.me.keys.$get())).items,
  makeKey: (json: NewApiKey, idempotencyKey: string) =>
    answerOf(v1.me.keys.$post({ json, header: once(idempotencyKey) })),
  revokeKey: (id: string) => answerOf(v1.me.keys[":id"].$delete({ param: { id } })),
};

/** What the browser's own `toJSON` makes is what the contract takes; WebAuthn says so. */
function asJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("The browser gave no passkey.");
  return credential.toJSON();
}
