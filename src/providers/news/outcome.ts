import type { NewsItem } from "../../domain/news/item.ts";

/** Why items were left out, or mended, by count. */
export type Counts = Record<string, number>;

/** What a source said last time, so that it need not say it again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What an answer holds. */
export interface Items {
  readonly items: readonly NewsItem[];
  readonly counts: Counts;
}

export type FeedOutcome =
  | ({ readonly kind: "items" } & Items & Validators)
  | { readonly kind: "unchanged" }
  /** A short code: what a source writes about itself is never passed on. `restMs`: it asks to be left alone so long. */
  | { readonly kind: "failed"; readonly problem: string; readonly restMs: number };

/** A source that cannot be used, with the code of why. */
export class FeedError extends Error {
  readonly code: string;
  readonly restMs: number;

  constructor(code: string, restMs = 0) {
    super(code);
    this.name = "FeedError";
    this.code = code;
    this.restMs = restMs;
  }
}
