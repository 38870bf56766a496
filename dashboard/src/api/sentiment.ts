import type { SentimentTrend } from "../../../src/client/api.ts";
import { answerOf, until, v1 } from "./client.ts";

/** What the news say of coins. */
export const sentiment = {
  coin: (coin: string, signal?: AbortSignal) =>
    answerOf(v1.sentiment[":coin"].$get({ param: { coin }, header: {} }, until(signal))),
  trend: (coin: string, interval: SentimentTrend["interval"], from: string, signal?: AbortSignal) =>
    answerOf(
      v1.sentiment[":coin"].trend.$get({ param: { coin }, query: { interval, from }, header: {} }, until(signal)),
    ),
  news: (coin: string, signal?: AbortSignal) =>
    answerOf(v1.sentiment[":coin"].news.$get({ param: { coin }, query: { limit: 20 }, header: {} }, until(signal))),
  market: (signal?: AbortSignal) => answerOf(v1.sentiment.market.$get({ header: {} }, until(signal))),
  sources: async (signal?: AbortSignal) =>
    (await answerOf(v1.sentiment.sources.$get({ header: {} }, until(signal)))).sources,
  lead: (id: string, signal?: AbortSignal) =>
    answerOf(v1.coins[":id"]["sentiment-lead"].$get({ param: { id }, query: {}, header: {} }, until(signal))),
};
