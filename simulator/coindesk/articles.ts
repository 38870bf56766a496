import type { Newsroom } from "../news/newsroom.ts";
import { SOURCES, type Source } from "../news/sources.ts";

/** CoinDesk Data's way to write of an article, its publisher and its categories. */
const seconds = (ms: number) => Math.floor(ms / 1000);

export const publisher = (source: Source) => {
  const { id, title, home } = source;
  return {
    TYPE: "120",
    ID: 70 + SOURCES.indexOf(source),
    SOURCE_KEY: id,
    NAME: title,
    IMAGE_URL: `${home}/logo.png`,
    URL: `${home}/feed`,
    LANG: "EN",
    SOURCE_TYPE: "RSS",
    LAUNCH_DATE: null,
    SORT_ORDER: 0,
    BENCHMARK_SCORE: 0,
    STATUS: "ACTIVE",
    LAST_UPDATED_TS: 1_761_038_000,
    CREATED_ON: 1_660_000_000,
    UPDATED_ON: 1_761_038_000,
  };
};

export const category = (name: string, n: number) => ({ TYPE: "122", ID: 8 + n, NAME: name, CATEGORY: name });

type Told = ReturnType<Newsroom["latest"]>[number];

/** Titles keep the entities of the feeds they came from. */
export function article({ source, item }: Told, now: number, nulls: boolean): object {
  const published = seconds(item.publishedAt ?? now);
  return {
    TYPE: "121",
    ID: numberOf(item.link),
    GUID: item.link,
    PUBLISHED_ON: nulls ? null : published,
    PUBLISHED_ON_NS: null,
    IMAGE_URL: null,
    TITLE: item.title.replaceAll("&", "&amp;"),
    SUBTITLE: null,
    AUTHORS: nulls ? null : item.author,
    URL: item.link,
    SOURCE_ID: 70 + SOURCES.indexOf(source),
    BODY: nulls ? null : `${item.summary} `.repeat(12).trim(),
    KEYWORDS: item.categories.join("|"),
    LANG: "EN",
    UPVOTES: 0,
    DOWNVOTES: 0,
    SCORE: 0,
    SENTIMENT: "NEUTRAL",
    STATUS: "ACTIVE",
    CREATED_ON: published + 34,
    UPDATED_ON: null,
    SOURCE_DATA: publisher(source),
    CATEGORY_DATA: item.categories.map((name, n) => category(name.toUpperCase(), n)),
  };
}

/** The same article keeps its number. */
function numberOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0;
  return 50_000_000 + (hash % 9_000_000);
}
