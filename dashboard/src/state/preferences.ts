import { computed, effect } from "@preact/signals";
import { stored } from "./stored.ts";

export const theme = stored("theme", "system", ["system", "light", "dark"]);
const privacySwitch = stored("privacy", "off", ["on", "off"]);

/** Amounts are hidden, for eyes that look over the shoulder; shares and prices are not. */
export const privacy = computed(() => privacySwitch.value === "on");

export function togglePrivacy(): void {
  privacySwitch.value = privacySwitch.value === "on" ? "off" : "on";
}

// The whole style sheet follows this attribute's color-scheme (styles/tokens.css).
effect(() => {
  if (theme.value === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme.value;
});
