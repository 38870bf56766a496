import type { PortfolioView } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { coreDb, ledgerDb } from "../storage/database.ts";
import { findPortfolios } from "../storage/queries/ledger.ts";
import type { PageOf, Position } from "../storage/queries/paging.ts";
import { cut } from "../storage/queries/paging.ts";
import { listDirectory } from "../storage/queries/portfolio-directory.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";

export interface PortfolioPage {
  readonly portfolios: readonly PortfolioView[];
  /** Where the next page begins; `null` when this is the last. */
  readonly next: Position | null;
}

/** A person's portfolios in order of their making. What is only half made, or half deleted, is not listed. */
export async function listPortfolios(
  context: ServiceContext,
  { viewer, ...wanted }: PageOf & { readonly viewer: Viewer },
): Promise<PortfolioPage> {
  const entries = await reading(listDirectory(coreDb(context.env), viewer.userId, wanted));
  const { page, next } = cut(entries, wanted.limit, ({ createdAt, portfolioId }) => ({
    at: createdAt,
    id: portfolioId,
  }));
  const first = page[0];
  if (first === undefined) return { portfolios: [], next: null };
  const ids = page.map((entry) => entry.portfolioId);
  // One ledger database so far; a second one makes this one question each.
  const found = await reading(findPortfolios(ledgerDb(context.env, first.portfolioId), ids));
  return { portfolios: ids.flatMap((id) => found.get(id) ?? []), next };
}
