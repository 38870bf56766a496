import { z } from "zod";
import { parseFeedDate } from "../../domain/news/date.ts";
import { publisherId } from "../../domain/news/publisher.ts";
import { itemsOf, jsonOf, toItem } from "../news/json-items.ts";
import { FeedError } from "../news/outcome.ts";
import type { Reader } from "../news/source.ts";

/** What is asked of `GET /v2/everything`: at most 100 results, and 500 characters of query, on every plan. */
const QUESTION = {
  q: "bitcoin OR ethereum OR cryptocurrency OR crypto OR stablecoin OR blockchain",
  searchIn: "title",
  language: "en",
  sortBy: "publishedAt",
  pageSize: "100",
};

export const newsApiUrl = (base: string): string => `${base}/v2/everything?${new URLSearchParams(QUESTION).toString()}`;

/** Its plan is used up; the window is twelve hours, so an hour's rest finds it open again soon. */
const SPENT: ReadonlySet<string> = new Set(["rateLimited", "apiKeyExhausted"]);
const REST_MS = 3_600_000;

const Refusal = z.object({
  status: z.literal("error"),
  // What it documents; whatever else it says is not passed on.
  code: z.enum([
    ...(["apiKeyDisabled", "apiKeyExhausted", "apiKeyInvalid", "apiKeyMissing", "corsNotAllowed"] as const),
    ...(["maximumResultsReached", "parameterInvalid", "parametersIncompatible", "parametersMissing"] as const),
    ...(["rateLimited", "sourceDoesNotExist", "sourcesTooMany", "unexpectedError", "userAgentMissing"] as const),
  ]),
});
const Page = z.object({ status: z.literal("ok"), articles: z.array(z.unknown()) });
const Article = z.object({
  source: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  title: z.string().nullable(),
  description: z.string().nullish(),
  url: z.string(),
  publishedAt: z.string().nullish(),
});

/** NewsAPI.org. Articles that were taken back stay as "[Removed]". */
export const newsApiReader: Reader = {
  accept: "application/json",
  headers: (key) => (key === null ? {} : { "x-api-key": key }),
  readsRefusals: true,
  read(answer, url, maxItems) {
    const body = jsonOf(answer);
    const refusal = Refusal.safeParse(body);
    if (refusal.success) {
      if (SPENT.has(refusal.data.code)) throw new FeedError("quota", answer.retryAfterMs || REST_MS);
      throw new FeedError(snake(refusal.data.code), answer.retryAfterMs);
    }
    const page = Page.safeParse(body);
    if (answer.status !== 200) throw new FeedError(`http_${answer.status}`, answer.retryAfterMs);
    if (!page.success) throw new FeedError("unexpected_answer");
    return itemsOf(page.data.articles, maxItems, (entry, count) => {
      const { data: article } = Article.safeParse(entry);
      if (article === undefined) return count("bad_item");
      if (article.title === "[Removed]" || /^https?:\/\/removed\.com\b/.test(article.url)) return count("removed");
      const { id = null, name = null } = article.source ?? {};
      return toItem(
        {
          title: withoutName(article.title ?? "", name),
          link: article.url,
          summary: article.description ?? "",
          publishedAt: parseFeedDate(article.publishedAt ?? ""),
          guid: null,
          publisher: publisherId(id ?? name ?? ""),
        },
        url,
        count,
      );
    });
  },
};

/** "Bitcoin climbs - Example Wire": else no two publishers would tell the same story. */
function withoutName(title: string, name: string | null): string {
  const ending = ` - ${name}`;
  return name !== null && title.endsWith(ending) ? title.slice(0, -ending.length) : title;
}

const snake = (code: string): string => code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
