import type { AssetId, PortfolioId } from "../domain/ids.ts";
import type { Recorded, RecordTransaction, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { existingAssets } from "../storage/queries/assets.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Stores a transaction once, however often it is asked for with the same key; the version is the ledger's with it. */
export async function recordTransaction(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; transaction: RecordTransaction },
): Promise<Recorded> {
  const { viewer, portfolioId, request, transaction } = input;
  await ownPortfolio(context, viewer, portfolioId);
  await knownAssets(context, transaction);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.record(viewer.userId, request, transaction, context.requestId));
}

/** Assets are never taken out of the catalogue, so this cannot stand between a retry and its first answer. */
async function knownAssets(context: ServiceContext, transaction: RecordTransaction): Promise<void> {
  const named: [string, AssetId][] = (["in", "out", "fee"] as const).flatMap((field) => {
    const leg = transaction[field];
    return leg === null ? [] : [[`body.${field}.asset`, leg.asset] as [string, AssetId]];
  });
  if (transaction.valueCurrency !== null) named.push(["body.valueCurrency", transaction.valueCurrency]);
  const ids = [...new Set(named.map(([, asset]) => asset))];
  const existing = await reading(existingAssets(coreDb(context.env), ids));
  const errors = named
    .filter(([, asset]) => !existing.has(asset))
    .map(([path]) => ({ path, expected: "a coin or currency of the catalogue, GET /api/v1/coins" }));
  if (errors.length > 0) throw problem("VALIDATION_ERROR", { errors });
}
