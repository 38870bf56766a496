import type { AssetId, UserId } from "../../domain/ids.ts";
import type { LedgerChange, PortfolioFields } from "../../domain/ledger/changes.ts";
import { edited } from "../../domain/ledger/changes.ts";
import { checkEvent } from "../../domain/ledger/check-event.ts";
import type { UpdatePortfolio } from "../../domain/ledger/commands.ts";
import { rebase } from "../../domain/ledger/rebase.ts";
import { DEFAULT_SETTINGS } from "../../domain/ledger/settings.ts";
import type { PortfolioView } from "../../domain/ledger/views.ts";
import { viewPortfolio } from "../../domain/ledger/views.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { foldSettingsOf } from "./bookkeeper.ts";
import { expectVersion } from "./expect-version.ts";
import type { Means, Plan } from "./plan.ts";

/** Name, base, settings. Whether the books can be kept that way is seen by checking and folding every row anew. */
export async function updatePortfolio(
  ledger: StoredLedger,
  actor: UserId,
  input: UpdatePortfolio,
  version: number,
  now: number,
  { market }: Means,
): Promise<Plan<PortfolioView>> {
  expectVersion(ledger, input);
  const { portfolio, accounts } = ledger;
  const { name, description, base, settings, archivedAt } = portfolio;
  const before: PortfolioFields = { name, description, base, settings, archivedAt };
  const after: PortfolioFields = {
    name: input.name ?? name,
    description: input.description ?? description,
    base: input.base ?? base,
    settings: input.settings === undefined ? settings : settingsAfter(settings, input.settings),
    archivedAt: input.archived === undefined ? archivedAt : input.archived ? (archivedAt ?? now) : null,
  };
  if (after.base !== base || after.settings !== settings) checkRows(ledger, after, now);
  const rebased = after.base === base ? [] : await inBase(ledger, after.base, market);
  return {
    actor,
    op: "update_portfolio",
    changes: [{ entity: "portfolio", before, after }, ...rebased],
    answer: viewPortfolio({ ...portfolio, ...after, version }, accounts),
  };
}

/** Only what differs from the defaults is kept, so that a default may become another one later. */
function settingsAfter(
  stored: PortfolioFields["settings"],
  change: NonNullable<UpdatePortfolio["settings"]>,
): PortfolioFields["settings"] {
  const after: Record<string, unknown> = { ...stored };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const usual = DEFAULT_SETTINGS[name as keyof typeof DEFAULT_SETTINGS];
    if (value === null && name !== "longAfter") delete after[name];
    else if (JSON.stringify(value) === JSON.stringify(usual)) delete after[name];
    else after[name] = value;
  }
  return after;
}

/** What rows say in the base currency is said in the new one, by the rate of its own day. */
async function inBase(ledger: StoredLedger, base: AssetId, marketOf: Means["market"]): Promise<LedgerChange[]> {
  const { portfolio, transactions } = ledger;
  const other = { ...ledger, portfolio: { ...portfolio, base } };
  const { market } = await marketOf(other, transactions, portfolio.base);
  const rows = rebase(transactions, portfolio.base, base, market);
  return rows.flatMap((after, i) => {
    const before = transactions[i];
    if (before === undefined || before === after) return [];
    if (before.basis && !after.basis)
      throw problem("LEDGER_RULE_ERROR", {
        detail: `What a row cost cannot be said in ${base}: there is no rate of its day.`,
        facts: { transaction: before.id, at: new Date(before.at).toISOString() },
      });
    return [edited(before, after)];
  });
}

/** A row that was right as it was may be none under other settings: a split of what is money now. */
function checkRows({ transactions }: StoredLedger, after: PortfolioFields, now: number): void {
  const settings = foldSettingsOf(after);
  for (const row of transactions) {
    const [error] = checkEvent(row, settings, Math.max(now, row.at));
    if (error === undefined) continue;
    throw problem("LEDGER_RULE_ERROR", {
      detail: `With it, a row that is there would be wrong: ${error.field} has to be ${error.expected}.`,
      facts: { transaction: row.id, field: error.field, at: new Date(row.at).toISOString() },
    });
  }
}
