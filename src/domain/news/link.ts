/** Parameters that say how a reader came, never which article it is. */
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hs(enc|mi)|cmpid|ref_src|at_\w+)$/i;
export const LONGEST_LINK = 2000;

/**
 * The link without tracking and fragment, absolute, http or https only; null for anything else. Relative links are
 * resolved against `base`.
 */
export function normaliseLink(raw: string, base?: string): string | null {
  const url = URL.parse(raw.trim(), base);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  if (url.username !== "" || url.password !== "" || url.hostname === "") return null;
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of tracking) url.searchParams.delete(name);
  url.hash = "";
  return url.href.length > LONGEST_LINK ? null : url.href;
}

/**
 * An article's id: hash of what its normalised link names. Scheme, "www.", a slash at the end and the order of the
 * parameters name nothing.
 */
export async function articleId(link: string): Promise<string> {
  const url = new URL(link);
  url.searchParams.sort();
  const name = `${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`;
  return shortHash(name);
}

export async function shortHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest).subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
