import { answerOf, until, v1 } from "./client.ts";

export interface CandleQuery {
  readonly interval: "1h" | "4h" | "1d" | "1w";
  readonly from: string;
  readonly to?: string;
  readonly limit?: number;
}

export const candles = {
  of: (coin: string, query: CandleQuery, signal?: AbortSignal) =>
    answerOf(v1.coins[":id"].candles.$get({ param: { id: coin }, query: { ...query }, header: {} }, until(signal))),
};
