import { ask } from "./client.ts";
import type { ApiKey, Page, Passkey, Session, TwoFactor } from "./types.ts";

const v1 = "/api/v1";
const post = <T>(path: string, body?: unknown) => ask<T>(`${v1}${path}`, { method: "POST", body });
const remove = (path: string) => ask<unknown>(`${v1}${path}`, { method: "DELETE" });

/** What guards the account: codes, passkeys, API keys. */
export const security = {
  /** Six digits are of the app, anything else is a recovery code. */
  completeSignIn: (text: string) =>
    post<unknown>("/auth/sign-in/two-factor", /^[0-9]{6}$/.test(text) ? { code: text } : { recoveryCode: text }),
  twoFactor: () => ask<TwoFactor>(`${v1}/me/two-factor`),
  beginTwoFactor: (password: string) => post<{ uri: string; secret: string }>("/me/two-factor", { password }),
  confirmTwoFactor: (code: string) => post<{ recoveryCodes: string[] }>("/me/two-factor/confirmation", { code }),
  disableTwoFactor: (password: string) => post<unknown>("/me/two-factor/disable", { password }),

  passkeys: async () => (await ask<{ items: Passkey[] }>(`${v1}/me/passkeys`)).items,
  deletePasskey: (id: string) => remove(`/me/passkeys/${id}`),
  addPasskey: async (name: string) => {
    const options = await post<PublicKeyCredentialCreationOptionsJSON>("/me/passkeys/options");
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = asJson(await navigator.credentials.create({ publicKey }));
    return post<Passkey>("/me/passkeys", { name, credential });
  },
  signInWithPasskey: async () => {
    const options = await post<PublicKeyCredentialRequestOptionsJSON>("/auth/sign-in/passkey/options");
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    return post<unknown>("/auth/sign-in/passkey", {
      credential: asJson(await navigator.credentials.get({ publicKey })),
    });
  },

  sessions: async () => (await ask<Page<Session>>(`${v1}/me/sessions`)).items,
  endSession: (id: string) => remove(`/me/sessions/${id}`),

  keys: async () => (await ask<{ items: ApiKey[] }>(`${v1}/me/keys`)).items,
  makeKey: (body: { name: string; scopes: string[] }, idempotencyKey: string) =>
    ask<{ key: string }>(`${v1}/me/keys`, { method: "POST", body, idempotencyKey }),
  revokeKey: (id: string) => remove(`/me/keys/${id}`),
};

function asJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("The browser gave no passkey.");
  return credential.toJSON();
}
