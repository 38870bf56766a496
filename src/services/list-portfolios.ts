import type { PortfolioView } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { coreDb, ledgerDb } from "../storage/database.ts";
import { findPortfolios } from "../storage/queries/ledger.ts";
import { listDirectory } from "../storage/queries/portfolio-directory.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";

export interface PortfolioPage {
  readonly portfolios: readonly PortfolioView[];
  /** Where the next page begins; `null` when this is the last. */
  readonly next: { readonly createdAt: number; readonly portfolioId: string } | null;
}

/** A person's portfolios, newest first. What is only half made, or half deleted, is not listed. */
export async function listPortfolios(
  context: ServiceContext,
  input: { viewer: Viewer; limit: number; after: { createdAt: number; portfolioId: string } | null },
): Promise<PortfolioPage> {
  const { limit, after, viewer } = input;
  const entries = await reading(listDirectory(coreDb(context.env), viewer.userId, limit + 1, after));
  const page = entries.slice(0, limit);
  const first = page[0];
  if (first === undefined) return { portfolios: [], next: null };
  const ids = page.map((entry) => entry.portfolioId);
  // One ledger database so far; a second one makes this one question each.
  const found = await reading(findPortfolios(ledgerDb(context.env, first.portfolioId), ids));
  const last = page.at(-1);
  return {
    portfolios: ids.flatMap((id) => found.get(id) ?? []),
    next: entries.length > limit && last ? { createdAt: last.createdAt, portfolioId: last.portfolioId } : null,
  };
}
