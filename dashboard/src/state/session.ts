import { computed, effect, signal } from "@preact/signals";
import { api, ApiError } from "../api/client.ts";
import { forgetAnswers } from "../api/conditional-fetch.ts";
import type { Me } from "../api/types.ts";
import { remembers, stored } from "./stored.ts";

/** Who is signed in; `undefined` until that is known, `null` when nobody is. */
export const me = signal<Me | null | undefined>(undefined);
/** Whether prices are made up by the simulator. */
export const simulated = signal(false);

/** Whether somebody was signed in when this browser last knew: until it knows again the page is laid out for that. */
const lastTime = stored("signed-in", "no", ["yes", "no"]);
export const seemsSignedIn = computed(() => (me.value === undefined ? lastTime.value === "yes" : me.value !== null));
effect(() => {
  if (me.value !== undefined) lastTime.value = me.value === null ? "no" : "yes";
});

export async function loadSession(): Promise<void> {
  void api.health().then(
    (health) => {
      simulated.value = health.market === "simulated";
    },
    () => undefined,
  );
  // Where nobody was signed in, nobody is: no need to be told so by an error.
  if (remembers && me.value === undefined && lastTime.value === "no") return forgetPerson();
  try {
    me.value = await api.me();
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
    forgetPerson();
  }
}

/** Nobody is signed in any more, here or by an end of the session elsewhere. */
export function forgetPerson(): void {
  forgetAnswers();
  me.value = null;
}

export async function signOut(): Promise<void> {
  await api.signOut();
  forgetPerson();
}
