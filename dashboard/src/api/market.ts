import type { Candles } from "../../../src/client/api.ts";
import { answerOf, until, v1 } from "./client.ts";

export type Interval = Candles["interval"];

/** What everybody may see of coins: facts, candles, indicators, figures of risk. */
export const market = {
  coin: (id: string, signal?: AbortSignal) =>
    answerOf(v1.coins[":id"].$get({ param: { id }, header: {} }, until(signal))),
  /** `set` as the contract writes it: "sma:20,rsi:14". */
  indicators: (id: string, set: string, interval: Interval, from: string, signal?: AbortSignal) =>
    answerOf(
      v1.coins[":id"].indicators.$get({ param: { id }, query: { set, interval, from }, header: {} }, until(signal)),
    ),
  risk: (id: string, signal?: AbortSignal) =>
    answerOf(v1.coins[":id"].risk.$get({ param: { id }, query: {}, header: {} }, until(signal))),
  portfolioRisk: (id: string, signal?: AbortSignal) =>
    answerOf(
      v1.portfolios[":id"].risk.$get(
        {
          param: { id },
          query: { figures: "volatility,sharpe,sortino,maxDrawdown,var,cvar,beta,drawdown" },
          header: {},
        },
        until(signal),
      ),
    ),
  portfolioCorrelation: (id: string, signal?: AbortSignal) =>
    answerOf(v1.portfolios[":id"].correlation.$get({ param: { id }, query: {}, header: {} }, until(signal))),
};
