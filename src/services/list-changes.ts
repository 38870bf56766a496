import type { PortfolioId } from "../domain/ids.ts";
import type { JournalEntry } from "../domain/ledger/changes.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { reading } from "../storage/answering.ts";
import { ledgerDb } from "../storage/database.ts";
import * as journal from "../storage/queries/journal.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";

export interface ChangePage {
  readonly changes: readonly JournalEntry[];
  readonly next: { readonly version: number; readonly n: number } | null;
}

/** What was changed in a portfolio, the newest write first, with what was there before and after. */
export async function listChanges(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; limit: number; after: ChangePage["next"] },
): Promise<ChangePage> {
  const { viewer, portfolioId, limit, after } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const found = await reading(journal.listChanges(ledgerDb(context.env, portfolioId), portfolioId, limit + 1, after));
  const changes = found.slice(0, limit);
  const last = changes.at(-1);
  return { changes, next: found.length > limit && last !== undefined ? { version: last.version, n: last.n } : null };
}
