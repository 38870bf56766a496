import { DeadlineError, withDeadline } from "../../platform/deadline.ts";
import { coindeskReader } from "../coindesk/read-articles.ts";
import { newsApiReader } from "../newsapi/read-articles.ts";
import { feedReader } from "../rss/read-feed.ts";
import { download } from "./download.ts";
import type { FeedLimits } from "./limits.ts";
import { FEED_LIMITS } from "./limits.ts";
import type { FeedOutcome, Validators } from "./outcome.ts";
import { FeedError } from "./outcome.ts";
import type { NewsEndpoint, Reader } from "./source.ts";

const READERS: Readonly<Record<NewsEndpoint["api"], Reader>> = {
  feed: feedReader,
  newsapi: newsApiReader,
  coindesk: coindeskReader,
};

/** One source, once. Whatever it does ends as an outcome, within its own deadline. */
export async function fetchSource(
  source: NewsEndpoint,
  known: Validators,
  limits: FeedLimits = FEED_LIMITS,
): Promise<FeedOutcome> {
  const reader = READERS[source.api];
  try {
    const got = await withDeadline(limits.deadlineMs, (signal) => download(source, reader, known, limits, signal));
    if (got === null) return { kind: "unchanged" };
    const { items, counts } = reader.read(got, source.url, limits.maxItems);
    return { kind: "items", items, counts, etag: got.etag, lastModified: got.lastModified };
  } catch (error) {
    if (error instanceof FeedError) return { kind: "failed", problem: error.code, restMs: error.restMs };
    return { kind: "failed", problem: error instanceof DeadlineError ? "timeout" : "network", restMs: 0 };
  }
}
