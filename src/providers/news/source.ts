import type { Items } from "./outcome.ts";

/** Where news comes from: a feed in XML, or one of two APIs in JSON. */
export interface NewsEndpoint {
  readonly api: "feed" | "newsapi" | "coindesk";
  readonly url: string;
  /** Of the APIs; null where there is none, or none is needed. */
  readonly key: string | null;
}

export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** What the source asks for in `Retry-After`, in milliseconds; 0 for nothing. */
  readonly retryAfterMs: number;
}

/** One kind of source. */
export interface Reader {
  readonly accept: string;
  /** The key and what else goes with the request. One that has a key follows no redirect with it. */
  headers(key: string | null): Record<string, string>;
  /** Whether a refusal's body says more than its status. */
  readonly readsRefusals: boolean;
  /** Throws `FeedError` for what cannot be used. */
  read(answer: Answer, url: string, maxItems: number): Items;
}
