import type { NewsItem } from "../../domain/news/item.ts";
import { LONGEST_SUMMARY } from "../../domain/news/item.ts";
import { normaliseLink } from "../../domain/news/link.ts";
import { shorten } from "../../domain/news/title.ts";
import { plainText } from "../plain-text.ts";
import { cleanTitle } from "./clean-title.ts";
import type { Items } from "./outcome.ts";
import { FeedError } from "./outcome.ts";
import type { Answer } from "./source.ts";

/** Counts an entry that is left out. */
export type Skip = (reason: string) => null;

/** Throws `FeedError` for what is no JSON: a challenge's HTML, an answer that ends in the middle. */
export function jsonOf({ status, bytes, retryAfterMs }: Answer): unknown {
  const text = new TextDecoder().decode(bytes).trimStart();
  try {
    return JSON.parse(text);
  } catch {
    if (status !== 200) throw new FeedError(`http_${status}`, retryAfterMs);
    if (text.startsWith("<")) throw new FeedError("challenge_page");
    throw new FeedError(/^[[{]/.test(text) ? "truncated" : "unexpected_answer");
  }
}

/** The items of at most `maxItems` entries; what cannot be used is counted by its reason. */
export function itemsOf(
  entries: readonly unknown[],
  maxItems: number,
  read: (entry: unknown, count: Skip) => NewsItem | null,
): Items {
  const counts: Record<string, number> = {};
  const count: Skip = (reason) => {
    counts[reason] = (counts[reason] ?? 0) + 1;
    return null;
  };
  if (entries.length > maxItems) counts["over_cap"] = entries.length - maxItems;
  const items = entries.slice(0, maxItems).flatMap((entry) => read(entry, count) ?? []);
  return { items, counts };
}

/** What others wrote, made safe: plain text, a link of the web. Null for an entry without title or link. */
export function toItem(
  raw: Omit<NewsItem, "summary"> & { readonly summary: string },
  base: string,
  count: Skip,
): NewsItem | null {
  const title = cleanTitle(raw.title, count);
  if (title === "") return count("no_title");
  if (raw.link.trim() === "") return count("no_link");
  const link = normaliseLink(raw.link, base);
  if (link === null) return count("bad_link");
  if (raw.publishedAt === null) count("no_date");
  const summary = shorten(plainText(raw.summary), LONGEST_SUMMARY);
  return { ...raw, title, link, summary: summary === "" ? null : summary };
}
