export interface FeedLimits {
  /** From the first byte sent to the last one read. */
  readonly deadlineMs: number;
  readonly maxBytes: number;
  readonly maxItems: number;
  readonly maxRedirects: number;
}

export const FEED_LIMITS: FeedLimits = {
  deadlineMs: 10_000,
  maxBytes: 2 * 1024 * 1024,
  maxItems: 100,
  maxRedirects: 3,
};
