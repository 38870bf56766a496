import { answerOf, until, v1 } from "./client.ts";

/** What is known of many coins at once; `ids` separated by commas, 100 at most. */
export const coinFacts = {
  prices: (ids: string, signal?: AbortSignal) => answerOf(v1.prices.$get({ query: { ids } }, until(signal))),
  sentiment: (coins: string, signal?: AbortSignal) =>
    answerOf(v1.sentiment.compare.$get({ query: { coins }, header: {} }, until(signal))),
};
