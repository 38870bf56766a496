import type { UserId } from "../../domain/ids.ts";
import type { RenamePortfolio } from "../../domain/ledger/commands.ts";
import type { PortfolioView } from "../../domain/ledger/views.ts";
import { viewPortfolio } from "../../domain/ledger/views.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import type { Plan } from "./plan.ts";

export function updatePortfolio(
  ledger: StoredLedger,
  actor: UserId,
  input: RenamePortfolio,
  version: number,
): Plan<PortfolioView> {
  const { portfolio, accounts } = ledger;
  if (input.versions !== null && !input.versions.includes(portfolio.version)) {
    throw problem("PRECONDITION_FAILED", { detail: "The portfolio has changed since it was read." });
  }
  const { name, description, base, settings, archivedAt } = portfolio;
  const before = { name, description, base, settings, archivedAt };
  const after = { ...before, name: input.name ?? name, description: input.description ?? description };
  return {
    actor,
    op: "update_portfolio",
    changes: [{ entity: "portfolio", before, after }],
    answer: viewPortfolio({ ...portfolio, ...after, version }, accounts),
  };
}
