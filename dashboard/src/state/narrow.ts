import { signal } from "@preact/signals";

const query = matchMedia("(width < 48rem)");

/** Whether this is a phone's width. For what a style sheet cannot decide; everything else is decided there. */
export const isNarrow = signal(query.matches);
query.addEventListener("change", () => {
  isNarrow.value = query.matches;
});
