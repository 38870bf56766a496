import type { NewWatchlist, WatchlistChange } from "../../../src/client/api.ts";
import { answerOf, answerWithEtag, once, until, v1 } from "./client.ts";

const one = v1.watchlists[":id"];

/** Lists of coins that a person keeps an eye on. */
export const watchlistCalls = {
  all: async () => (await answerOf(v1.watchlists.$get({ header: {} }))).items,
  one: (id: string) => answerWithEtag(one.$get({ param: { id }, header: {} })),
  /** With prices and sentiment, in one read. */
  now: (id: string, signal?: AbortSignal) => answerOf(one.now.$get({ param: { id } }, until(signal))),
  make: (json: NewWatchlist, key: string) => answerOf(v1.watchlists.$post({ json, header: once(key) })),
  /** Refused when the list is another by now than the one with this validator. */
  change: (id: string, json: WatchlistChange, etag: string | null) =>
    answerWithEtag(one.$patch({ param: { id }, json, header: etag === null ? {} : { "if-match": etag } })),
  remove: (id: string) => answerOf(one.$delete({ param: { id } })),
};
