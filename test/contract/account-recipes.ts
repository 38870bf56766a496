import { makeAuthenticator } from "../authenticator.ts";
import type { TestPerson } from "../people.ts";
import { signUp } from "../people.ts";
import { addPasskey, atPage, beginTwoFactor, firstStep, guardedPerson, passkeyChallenge } from "../second-factors.ts";
import { codeOf } from "../totp.ts";
import type { Recipe } from "./recipes.ts";

/** With the password of somebody who is asked for codes. */
const byGuarded: Recipe = {
  prepare: async () => {
    const { cookie, password } = await guardedPerson();
    return { body: { password }, headers: atPage(cookie) };
  },
  isSlow: true,
};

const withPassword = ({ person: { password } }: { person: TestPerson }) => ({ password });

/** Of second factors and passkeys, whose requests follow each other. Each is asked by a person of its own. */
export const ACCOUNT_RECIPES: Readonly<Record<string, Recipe>> = {
  beginTwoFactor: { body: withPassword, isSlow: true },
  confirmTwoFactor: {
    prepare: async () => {
      const person = await signUp();
      const uri = await beginTwoFactor(person);
      return { body: { code: await codeOf(uri, Date.now()) }, headers: atPage(person.cookie) };
    },
    isSlow: true,
  },
  disableTwoFactor: byGuarded,
  renewRecoveryCodes: byGuarded,
  completeSignIn: {
    prepare: async () => {
      const person = await guardedPerson();
      return { body: { recoveryCode: person.recoveryCodes[0] }, headers: { cookie: await firstStep(person) } };
    },
    isSlow: true,
  },
  addPasskey: {
    prepare: async () => {
      const { cookie } = await signUp();
      const { challenge, headers } = await passkeyChallenge(cookie);
      const credential = await (await makeAuthenticator()).register(challenge);
      return { body: { name: "Laptop", credential }, headers };
    },
    isSlow: true,
  },
  deletePasskey: { ends: true },
  signInWithPasskey: {
    prepare: async () => {
      const { authenticator } = await addPasskey(await signUp());
      const { challenge, headers } = await passkeyChallenge(null);
      return { body: { credential: await authenticator.sign(challenge) }, headers };
    },
    isSlow: true,
  },
};
