import type { NewAccount, NewTransaction, PortfolioChange } from "../../../src/client/api.ts";
import { answerOf, once, until, v1 } from "./client.ts";

export type NewEvent = NewTransaction;

export interface EventQuery {
  readonly limit?: number;
  readonly cursor?: string;
  readonly type?: string;
  readonly asset?: string;
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
  readonly tag?: string;
  readonly q?: string;
  readonly import?: string;
}

const portfolio = v1.portfolios[":id"];
const { transactions } = portfolio;
const one = transactions[":txId"];

/** What happened in a portfolio: reading it, recording it, changing it, taking back. */
export const ledger = {
  list: (id: string, query: EventQuery, signal?: AbortSignal) =>
    answerOf(transactions.$get({ param: { id }, query: { ...query }, header: {} }, until(signal))),
  record: (id: string, json: NewEvent, key: string) =>
    answerOf(transactions.$post({ param: { id }, json, header: once(key) })),
  recordMany: (id: string, events: NewEvent[], key: string) =>
    answerOf(transactions.bulk.$post({ param: { id }, json: { transactions: events }, header: once(key) })),
  replace: (id: string, txId: string, json: NewEvent, key: string) =>
    answerOf(one.$put({ param: { id, txId }, json, header: once(key) })),
  remove: (id: string, txId: string) =>
    answerOf(one.$delete({ param: { id, txId }, header: once(crypto.randomUUID()) })),
  /** Takes back the last change, whatever it was. */
  undo: (id: string) => answerOf(portfolio.undo.$post({ param: { id }, header: once(crypto.randomUUID()) })),
  changes: (id: string, query: { limit?: number; cursor?: string }, signal?: AbortSignal) =>
    answerOf(portfolio.changes.$get({ param: { id }, query: { ...query }, header: {} }, until(signal))),
  deletePortfolio: (id: string) => answerOf(portfolio.$delete({ param: { id } })),
  addAccount: (id: string, json: NewAccount, key: string) =>
    answerOf(portfolio.accounts.$post({ param: { id }, json, header: once(key) })),
  deleteAccount: (id: string, accountId: string) =>
    answerOf(portfolio.accounts[":accountId"].$delete({ param: { id, accountId }, header: once(crypto.randomUUID()) })),
  changePortfolio: (id: string, json: PortfolioChange) =>
    answerOf(portfolio.$patch({ param: { id }, json, header: once(crypto.randomUUID()) })),
};
