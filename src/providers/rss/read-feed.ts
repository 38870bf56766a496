import type { Reader } from "../news/source.ts";
import { decodeFeed } from "./decode.ts";
import { parseFeed } from "./parse-feed.ts";

/** RSS and Atom. */
export const feedReader: Reader = {
  accept: "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1",
  headers: () => ({}),
  readsRefusals: false,
  read({ bytes, contentType }, url, maxItems) {
    const { text, misdeclared } = decodeFeed(bytes, contentType);
    const { items, counts } = parseFeed(text, url, maxItems);
    return { items, counts: misdeclared ? { ...counts, wrong_charset: 1 } : counts };
  },
};
