import { signal } from "@preact/signals";

/** Which page is open: what stands behind the # of the address. */
export const place = signal(location.hash);
addEventListener("hashchange", () => {
  place.value = location.hash;
});
