import type { PortfolioId } from "../domain/ids.ts";
import type { TransactionView } from "../domain/ledger/views.ts";
import { viewTransaction } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { ledgerDb } from "../storage/database.ts";
import * as ledger from "../storage/queries/transactions.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";
import { noSuchPortfolio, ownPortfolio } from "./own-portfolio.ts";

export interface TransactionPage {
  /** Of the ledger that the page was read from. */
  readonly version: number;
  readonly transactions: readonly TransactionView[];
  readonly next: { readonly at: number; readonly position: number; readonly id: string } | null;
}

/** Newest first; of the same time, the one given last comes first. */
export async function listTransactions(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; limit: number; after: TransactionPage["next"] },
): Promise<TransactionPage> {
  const { viewer, portfolioId, limit, after } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const found = await reading(
    ledger.listTransactions(ledgerDb(context.env, portfolioId), portfolioId, limit + 1, after),
  );
  if (found === null) throw noSuchPortfolio();
  const page = found.transactions.slice(0, limit);
  const last = found.transactions.length > limit ? page.at(-1) : undefined;
  return {
    version: found.version,
    transactions: page.map(viewTransaction),
    next: last === undefined ? null : { at: last.at, position: last.position, id: last.id },
  };
}
