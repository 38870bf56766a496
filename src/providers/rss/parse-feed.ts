import { parseFeedDate } from "../../domain/news/date.ts";
import type { NewsItem } from "../../domain/news/item.ts";
import { LONGEST_SUMMARY } from "../../domain/news/item.ts";
import { LONGEST_LINK, normaliseLink } from "../../domain/news/link.ts";
import { shorten } from "../../domain/news/title.ts";
import { plainText } from "../plain-text.ts";
import { cleanTitle } from "../news/clean-title.ts";
import type { Counts } from "../news/outcome.ts";
import type { Element } from "./xml.ts";
import { elementsOf, parseXml, textOf } from "./xml.ts";

/** In order of preference; the full text of an article is only the source of a short summary. */
const SUMMARIES = ["description", "summary", "content:encoded", "content"];
const DATES = ["pubDate", "published", "dc:date", "updated"];

/** The entries of RSS 2.0, RSS 1.0 (RDF) and Atom 1.0. */
export function parseFeed(text: string, url: string, maxItems: number): { items: NewsItem[]; counts: Counts } {
  const root = parseXml(text).find((element) => /^(rss|feed|rdf:rdf)$/i.test(element.name));
  const channel = root === undefined ? undefined : (elementsOf(root, "channel")[0] ?? root);
  const counts: Counts = {};
  const count = (reason: string, by = 1) => {
    counts[reason] = (counts[reason] ?? 0) + by;
  };
  if (root === undefined || channel === undefined) return { items: [], counts };
  const entries = [channel, root].flatMap((parent) => [...elementsOf(parent, "item"), ...elementsOf(parent, "entry")]);
  const unique = [...new Set(entries)];
  if (unique.length > maxItems) count("over_cap", unique.length - maxItems);

  const base = normaliseLink(linkOf(channel) ?? "", url) ?? url;
  const items = unique.slice(0, maxItems).flatMap((entry): NewsItem[] => {
    const title = cleanTitle(firstText(entry, ["title"]), count);
    if (title === "") return skip("no_title");
    const raw = linkOf(entry);
    if (raw === null) return skip("no_link");
    const link = normaliseLink(raw, base);
    if (link === null) return skip("bad_link");
    const date = firstText(entry, DATES);
    const publishedAt = parseFeedDate(date);
    if (publishedAt === null) count(date.trim() === "" ? "no_date" : "bad_date");
    const summary = shorten(plainText(firstText(entry, SUMMARIES)), LONGEST_SUMMARY);
    const guid = firstText(entry, ["guid", "id"]).trim().slice(0, LONGEST_LINK);
    return [
      { title, link, summary: summary === "" ? null : summary, publishedAt, guid: guid || null, publisher: null },
    ];
  });
  return { items, counts };

  function skip(reason: string): [] {
    count(reason);
    return [];
  }
}

/** Text of the first of these direct children that has any; a prefix ("media:title") makes it another element. */
function firstText(entry: Element, names: readonly string[]): string {
  for (const name of names) {
    const text = elementsOf(entry, name)
      .map(textOf)
      .find((candidate) => candidate.trim() !== "");
    if (text !== undefined) return text;
  }
  return "";
}

/** RSS writes a link as text, Atom as href; those to the feed itself or to its hub are not the article. */
function linkOf(entry: Element): string | null {
  for (const link of elementsOf(entry, "link")) {
    const { rel, href } = link.attributes;
    if (rel !== undefined && rel !== "alternate") continue;
    const target = href ?? textOf(link).trim();
    if (target !== "") return target;
  }
  const guid = elementsOf(entry, "guid").find((element) => element.attributes["isPermaLink"] !== "false");
  const text = guid === undefined ? "" : textOf(guid).trim();
  return /^https?:\/\//i.test(text) ? text : null;
}
