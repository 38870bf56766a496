import type { NewsItem } from "../../domain/news/item.ts";

/** Why items were left out, or mended, by count. */
export type Counts = Record<string, number>;

/** What a feed said last time, so that it need not say it again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FeedOutcome =
  | ({ readonly kind: "items"; readonly items: readonly NewsItem[]; readonly counts: Counts } & Validators)
  | { readonly kind: "unchanged" }
  /** A short code: what a feed writes about itself is never passed on. */
  | { readonly kind: "failed"; readonly problem: string };

/** A feed that cannot be used, with the code of why. */
export class FeedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = "FeedError";
    this.code = code;
  }
}
