import type { UserId } from "../../domain/ids.ts";
import type { RenamePortfolio } from "../../domain/ledger/commands.ts";
import type { PortfolioView } from "../../domain/ledger/views.ts";
import { viewPortfolio } from "../../domain/ledger/views.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { updatePortfolio } from "../../storage/queries/ledger.ts";
import { mustFold } from "./bookkeeper.ts";
import type { Plan } from "./ledger-writer.ts";

export function renamePortfolio(
  ledger: StoredLedger,
  actor: UserId,
  input: RenamePortfolio,
  version: number,
): Plan<PortfolioView> {
  const { portfolio, accounts } = ledger;
  if (input.versions !== null && !input.versions.includes(portfolio.version)) {
    throw problem("PRECONDITION_FAILED", { detail: "The portfolio has changed since it was read." });
  }
  const before = { name: portfolio.name, description: portfolio.description };
  const after = { name: input.name ?? before.name, description: input.description ?? before.description };
  const renamed = { ...portfolio, ...after };
  return {
    statements: (db) => [updatePortfolio(db, portfolio.id, after)],
    change: { actor, op: "rename", before, after },
    ledger: { ...ledger, portfolio: renamed },
    books: mustFold(ledger),
    answer: viewPortfolio({ ...renamed, version }, accounts),
  };
}
