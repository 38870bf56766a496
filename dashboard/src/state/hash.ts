import { signal } from "@preact/signals";

/** What stands behind the # of the address: links in mails bring their token there, where no server sees it. */
export const hash = signal(location.hash);
addEventListener("hashchange", () => {
  hash.value = location.hash;
});
