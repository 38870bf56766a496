import type { Quota } from "../domain/news/usage.ts";
import { channelOf } from "../domain/news/publisher.ts";
import type { Kind } from "../domain/sentiment/overlay.ts";
import type { Config } from "../platform/config.ts";
import { coindeskUrl } from "../providers/coindesk/read-articles.ts";
import type { NewsEndpoint } from "../providers/news/source.ts";
import { newsApiUrl } from "../providers/newsapi/read-articles.ts";

export interface NewsSource extends NewsEndpoint {
  readonly id: string;
  readonly kind: Kind;
  readonly quotas: readonly Quota[];
}

/** NewsAPI finds words in papers of all kinds; CoinDesk Data passes on what crypto publishers write. */
const NEWSAPI = { id: "newsapi", api: "newsapi", kind: "finance" } as const;
const COINDESK = { id: "coindesk-data", api: "coindesk", kind: "crypto" } as const;

/** All sources of the configuration. NewsAPI answers nobody without a key. */
export function newsSourcesOf({ newsFeeds, newsApi, coindeskData, newsQuotas }: Config): NewsSource[] {
  const quotas = (id: string) => newsQuotas.filter(({ source }) => source === id);
  const feeds = newsFeeds.map(({ id, kind, url }) => ({ id, kind, url, api: "feed" as const, key: null }));
  const apis = [
    newsApi.key === "" ? null : { ...NEWSAPI, url: newsApiUrl(newsApi.base), key: newsApi.key },
    coindeskData.base === ""
      ? null
      : { ...COINDESK, url: coindeskUrl(coindeskData.base), key: coindeskData.key || null },
  ];
  return [...feeds, ...apis.filter((source) => source !== null)].map((source) => ({
    ...source,
    quotas: quotas(source.id),
  }));
}

/** The kind of an article's source. One that the configuration names no more was of the usual kind. */
export function kindFinder(config: Config): (sourceId: string) => Kind {
  const kinds = new Map<string, Kind>(newsSourcesOf(config).map(({ id, kind }) => [id, kind]));
  kinds.set(NEWSAPI.id, NEWSAPI.kind);
  return (sourceId) => kinds.get(channelOf(sourceId)) ?? "crypto";
}
