import type { PortfolioId } from "../domain/ids.ts";
import type { Arriving } from "../domain/ledger/transfers.ts";
import { viewArriving } from "../domain/ledger/transfers.ts";
import type { TransactionView } from "../domain/ledger/views.ts";
import { viewTransaction } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { reading } from "../storage/answering.ts";
import { ledgerDb } from "../storage/database.ts";
import type { TransactionFilter, TransactionPosition } from "../storage/queries/transactions.ts";
import * as ledger from "../storage/queries/transactions.ts";
import type { ServiceContext } from "./context.ts";
import { noSuchPortfolio, ownPortfolio } from "./own-portfolio.ts";

export interface TransactionPage {
  /** Of the ledger that the page was read from. */
  readonly version: number;
  readonly transactions: readonly TransactionView[];
  readonly next: TransactionPosition | null;
  /** Of the whole portfolio, on the first page. */
  readonly arriving: readonly Arriving[];
}

/** Those that match, in order of time; of the same time in the order given. */
export async function listTransactions(
  context: ServiceContext,
  input: {
    viewer: Viewer;
    portfolioId: PortfolioId;
    filter: TransactionFilter;
    page: { limit: number; after: TransactionPosition | null; descending: boolean };
  },
): Promise<TransactionPage> {
  const { viewer, portfolioId, filter, page } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const more = { ...page, limit: page.limit + 1 };
  const found = await reading(ledger.listTransactions(ledgerDb(context.env, portfolioId), portfolioId, filter, more));
  if (found === null) throw noSuchPortfolio();
  const transactions = found.transactions.slice(0, page.limit);
  const last = found.transactions.length > page.limit ? transactions.at(-1) : undefined;
  return {
    version: found.version,
    transactions: transactions.map(viewTransaction),
    arriving: page.after === null ? found.arriving.map(viewArriving) : [],
    next: last === undefined ? null : { at: last.at, position: last.position, id: last.id },
  };
}
