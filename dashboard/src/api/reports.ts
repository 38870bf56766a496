import type { InferRequestType } from "hono/client";
import { answerOf, until, v1 } from "./client.ts";

const of = v1.portfolios[":id"];
/** What a read may be asked with, as the contract says. */
type Query<Get> = InferRequestType<Get> extends { query?: infer Asked } ? NonNullable<Asked> : never;

/** Figures of a portfolio, computed from its ledger: as of any time, under any method. */
export const reports = {
  holdings: (id: string, query: Query<typeof of.holdings.$get>, signal?: AbortSignal) =>
    answerOf(of.holdings.$get({ param: { id }, query }, until(signal))),
  performance: (id: string, query: Query<typeof of.performance.$get>, signal?: AbortSignal) =>
    answerOf(of.performance.$get({ param: { id }, query }, until(signal))),
  history: (id: string, query: Query<typeof of.history.$get>, signal?: AbortSignal) =>
    answerOf(of.history.$get({ param: { id }, query }, until(signal))),
  allocation: (id: string, query: Query<typeof of.allocation.$get>, signal?: AbortSignal) =>
    answerOf(of.allocation.$get({ param: { id }, query }, until(signal))),
  lots: (id: string, query: Query<typeof of.lots.$get>, signal?: AbortSignal) =>
    answerOf(of.lots.$get({ param: { id }, query }, until(signal))),
  disposals: (id: string, query: Query<typeof of.disposals.$get>, signal?: AbortSignal) =>
    answerOf(of.disposals.$get({ param: { id }, query }, until(signal))),
  whatIf: (id: string, query: Query<(typeof of)["what-if"]["$get"]>) =>
    answerOf(of["what-if"].$get({ param: { id }, query })),
};
