import type { PortfolioId, TransactionId } from "../domain/ids.ts";
import type { Recorded } from "../domain/ledger/commands.ts";
import { viewTransaction } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { ledgerDb } from "../storage/database.ts";
import { findTransaction } from "../storage/queries/transactions.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";

export async function getTransaction(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; transactionId: TransactionId },
): Promise<Recorded> {
  const { viewer, portfolioId, transactionId } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const found = await reading(findTransaction(ledgerDb(context.env, portfolioId), portfolioId, transactionId));
  if (found === null) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such transaction." });
  return { version: found.version, transaction: viewTransaction(found.transaction) };
}
