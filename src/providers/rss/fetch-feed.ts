import { DeadlineError, withDeadline } from "../../platform/deadline.ts";
import { decodeFeed } from "./decode.ts";
import { download } from "./download.ts";
import type { FeedLimits } from "./limits.ts";
import { FEED_LIMITS } from "./limits.ts";
import type { FeedOutcome, Validators } from "./outcome.ts";
import { FeedError } from "./outcome.ts";
import { parseFeed } from "./parse-feed.ts";

/** One feed, once. Whatever it does ends as an outcome, within its own deadline. */
export async function fetchFeed(
  url: string,
  known: Validators,
  limits: FeedLimits = FEED_LIMITS,
): Promise<FeedOutcome> {
  try {
    const got = await withDeadline(limits.deadlineMs, (signal) => download(url, known, limits, signal));
    if (got === null) return { kind: "unchanged" };
    const { items, counts } = parseFeed(decodeFeed(got.bytes, got.contentType), url, limits.maxItems);
    return { kind: "items", items, counts, etag: got.etag, lastModified: got.lastModified };
  } catch (error) {
    if (error instanceof FeedError) return { kind: "failed", problem: error.code };
    if (error instanceof DeadlineError) return { kind: "failed", problem: "timeout" };
    return { kind: "failed", problem: "network" };
  }
}
