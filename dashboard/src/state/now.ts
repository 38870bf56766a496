import { signal } from "@preact/signals";

/** Our own clock, by the second; ages on screen are counted from it. */
export const now = signal(Date.now());
setInterval(() => {
  if (document.visibilityState === "visible") now.value = Date.now();
}, 1_000);
