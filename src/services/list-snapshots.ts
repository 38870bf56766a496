import { reading } from "../storage/answering.ts";
import { ledgerDb } from "../storage/database.ts";
import type { PageOf, Position } from "../storage/queries/paging.ts";
import { cut } from "../storage/queries/paging.ts";
import type { StoredSnapshot } from "../storage/queries/snapshots.ts";
import { listSnapshots as readSnapshots } from "../storage/queries/snapshots.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import type { PortfolioOf } from "./read-portfolio.ts";

/** What was recorded of a portfolio at the ends of days. */
export async function listSnapshots(
  context: ServiceContext,
  { viewer, portfolioId, ...page }: PortfolioOf & PageOf,
): Promise<{ readonly snapshots: readonly StoredSnapshot[]; readonly next: Position | null }> {
  await ownPortfolio(context, viewer, portfolioId);
  const rows = await reading(readSnapshots(ledgerDb(context.env, portfolioId), portfolioId, page));
  const { page: snapshots, next } = cut(rows, page.limit, ({ at }) => ({ at, id: portfolioId }));
  return { snapshots, next };
}
