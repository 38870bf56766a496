import { z } from "zod";
import { publisherId } from "../../domain/news/publisher.ts";
import { itemsOf, jsonOf, toItem } from "../news/json-items.ts";
import { FeedError } from "../news/outcome.ts";
import type { Answer, Reader } from "../news/source.ts";

const QUESTION = { lang: "EN", limit: "100" };

export const coindeskUrl = (base: string): string =>
  `${base}/news/v1/article/list?${new URLSearchParams(QUESTION).toString()}`;

const REST_MS = 3_600_000;

/** Without errors `Err` is an empty object; the predecessor said `Response: "Error"` with status 200. */
const Refusal = z.union([
  z.object({
    Err: z
      .object({ type: z.unknown(), message: z.string().optional() })
      .refine((error) => Object.keys(error).length > 0),
  }),
  z.object({ Response: z.literal("Error"), Message: z.string().optional() }),
]);
const Page = z.object({ Data: z.array(z.unknown()) });
const Article = z.object({
  ID: z.union([z.number(), z.string()]),
  GUID: z.string().nullish(),
  PUBLISHED_ON: z.number().int().positive().nullable().default(null),
  TITLE: z.string().nullable(),
  SUBTITLE: z.string().nullish(),
  URL: z.string(),
  BODY: z.string().nullish(),
  LANG: z.string().default("EN"),
  STATUS: z.string().default("ACTIVE"),
  SOURCE_DATA: z.object({ SOURCE_KEY: z.string().nullish() }).nullish(),
});

/** CoinDesk Data, the successor of CryptoCompare's news: without a key at a low rate. The full text is only cut to a summary. */
export const coindeskReader: Reader = {
  accept: "application/json",
  headers: (key) => (key === null ? {} : { "x-api-key": key }),
  readsRefusals: true,
  read(answer, url, maxItems) {
    const body = jsonOf(answer);
    refuse(body, answer);
    const page = Page.safeParse(body);
    if (!page.success) throw new FeedError("unexpected_answer");
    return itemsOf(page.data.Data, maxItems, (entry, count) => {
      const { data: article } = Article.safeParse(entry);
      if (article === undefined) return count("bad_item");
      if (article.STATUS !== "ACTIVE") return count("removed");
      if (article.LANG !== "EN") return count("other_language");
      return toItem(
        {
          title: article.TITLE ?? "",
          link: article.URL,
          summary: article.SUBTITLE || article.BODY || "",
          publishedAt: article.PUBLISHED_ON === null ? null : article.PUBLISHED_ON * 1000,
          guid: String(article.ID),
          publisher: publisherId(article.SOURCE_DATA?.SOURCE_KEY ?? ""),
        },
        url,
        count,
      );
    });
  },
};

function refuse(body: unknown, { status, retryAfterMs }: Answer): void {
  const { data: refusal } = Refusal.safeParse(body);
  const said = refusal === undefined ? "" : "Err" in refusal ? refusal.Err.message : refusal.Message;
  if (status === 429 || /rate limit/i.test(said ?? "")) throw new FeedError("quota", retryAfterMs || REST_MS);
  if (status === 401 || status === 403) throw new FeedError("api_key_invalid", retryAfterMs);
  if (status !== 200) throw new FeedError(`http_${status}`, retryAfterMs);
  if (refusal !== undefined) throw new FeedError("refused");
}
