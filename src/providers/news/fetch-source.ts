import { DeadlineError, withDeadline } from "../../platform/deadline.ts";
import { coindeskReader } from "../coindesk/read-articles.ts";
import { newsApiReader } from "../newsapi/read-articles.ts";
import { feedReader } from "../rss/read-feed.ts";
import { ask, take } from "./download.ts";
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

/**
 * One source, once. Whatever it does ends as an outcome, within its own deadlines. `answered` is called when the source has
 * begun to answer.
 */
export async function fetchSource(
  source: NewsEndpoint,
  known: Validators,
  limits: FeedLimits = FEED_LIMITS,
  answered: () => void = () => {},
): Promise<FeedOutcome> {
  const { answerMs, deadlineMs, maxItems } = limits;
  const reader = READERS[source.api];
  const controller = new AbortController();
  const startedAt = Date.now();
  let late = answerMs < deadlineMs ? "no_answer" : "timeout";
  try {
    const response = await withDeadline(answerMs, () => ask(source, reader, known, limits, controller.signal));
    answered();
    late = "timeout";
    if (response === null) return { kind: "unchanged" };
    const left = Math.max(0, startedAt + deadlineMs - Date.now());
    const got = await withDeadline(left, () => take(response, reader, limits));
    const { items, counts } = reader.read(got, source.url, maxItems);
    return { kind: "items", items, counts, etag: got.etag, lastModified: got.lastModified };
  } catch (error) {
    controller.abort();
    if (error instanceof FeedError) return { kind: "failed", problem: error.code, restMs: error.restMs };
    return { kind: "failed", problem: error instanceof DeadlineError ? late : "network", restMs: 0 };
  }
}
