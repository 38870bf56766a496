import { computed } from "@preact/signals";
import { me } from "../state/session.ts";

/** The person's own language and region; the browser's while nobody is signed in. */
export const locale = computed((): string | undefined => me.value?.locale);
/** The person's own time zone, in which every time on screen is told; the browser's while nobody is signed in. */
export const timeZone = computed(
  (): string => me.value?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
);
