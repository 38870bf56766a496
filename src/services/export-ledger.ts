import type { PortfolioId } from "../domain/ids.ts";
import { toCsv } from "../domain/imports/export/to-csv.ts";
import { toJson } from "../domain/imports/export/to-json.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { reading } from "../storage/answering.ts";
import { ledgerDb } from "../storage/database.ts";
import { loadLedger } from "../storage/queries/ledger.ts";
import type { ServiceContext } from "./context.ts";
import { noSuchPortfolio, ownPortfolio } from "./own-portfolio.ts";

const WRITERS = { csv: toCsv, json: toJson } as const;
export type ExportFormat = keyof typeof WRITERS;

/** A portfolio's ledger as a file that import reads back to the same ledger; all of one version. */
export async function exportLedger(
  context: ServiceContext,
  { viewer, portfolioId, format }: { viewer: Viewer; portfolioId: PortfolioId; format: ExportFormat },
): Promise<{ version: number; name: string; text: string }> {
  await ownPortfolio(context, viewer, portfolioId);
  const found = await reading(loadLedger(ledgerDb(context.env, portfolioId), portfolioId));
  if (found === null) throw noSuchPortfolio();
  const { portfolio, accounts, transactions } = found.ledger;
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const text = WRITERS[format](transactions, { base: portfolio.base, accounts: names });
  const day = new Date(context.clock.now()).toISOString().slice(0, 10);
  return { version: portfolio.version, name: `coinsight-${day}.${format}`, text };
}
