import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { serviceContext } from "../src/services/context.ts";
import type { ServiceContext } from "../src/services/context.ts";

export const MINUTE = 60_000;
/** When the tests' news happen. */
export const NOON = Date.UTC(2026, 10, 20, 12);

export interface FeedItem {
  readonly title: string;
  readonly link: string;
  readonly date?: string;
  readonly guid?: string;
}

export const rss = (items: readonly FeedItem[]): string =>
  `<rss version="2.0"><channel><title>Feed</title>${items
    .map(
      ({ title, link, date = "Fri, 20 Nov 2026 11:00:00 GMT", guid }) =>
        `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate>${guid === undefined ? "" : `<guid isPermaLink="false">${guid}</guid>`}</item>`,
    )
    .join("")}</channel></rss>`;

/** A context with these feeds at this time, without Workers AI, whose queue keeps what was sent instead of delivering it. */
export function newsContext(feeds: readonly string[], at = NOON, over: Partial<Env> = {}) {
  const sent: string[] = [];
  const queue = {
    sendBatch: async (messages: Iterable<{ body: { articleId: string } }>) => {
      sent.push(...Array.from(messages, (message) => message.body.articleId));
    },
  };
  const bindings = { ...env, AI: undefined, ARTICLES: queue, ...over } as unknown as Env;
  const context: ServiceContext = {
    ...serviceContext(bindings, createExecutionContext(), "test"),
    clock: { now: () => at },
  };
  const newsFeeds = feeds.map((id) => ({ id, kind: "crypto" as const, url: `https://${id}.example/rss` }));
  return { context: { ...context, config: { ...context.config, newsFeeds } }, sent };
}
