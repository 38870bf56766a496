import { dateOf } from "../domain/currencies/day-rates.ts";
import type { PortfolioId } from "../domain/ids.ts";
import { errorFields, log } from "../platform/log.ts";
import { coreDb, ledgerDb } from "../storage/database.ts";
import { spanOfRates } from "../storage/queries/fx-rates.ts";
import { firstTransactionAt } from "../storage/queries/ledger.ts";
import type { ServiceContext } from "./context.ts";
import { keepRates } from "./keep-rates.ts";

const ASK_AGAIN_MS = 60_000;
const MOST_KNOWN = 1_000;
const MOST_REQUESTS = 6;
const asked = new Map<PortfolioId, number>();

/**
 * Brings the rates that a portfolio's figures in another currency need and that are not stored, back to its first transaction.
 * Beside an answer, which says meanwhile what has no value; never fails, and asks seldom.
 */
export async function bringRates(context: ServiceContext, portfolioId: PortfolioId): Promise<void> {
  const now = context.clock.now();
  if (now - (asked.get(portfolioId) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN_MS) return;
  if (asked.size >= MOST_KNOWN) asked.clear();
  asked.set(portfolioId, now);
  try {
    const [first, span] = await Promise.all([
      firstTransactionAt(ledgerDb(context.env, portfolioId), portfolioId),
      spanOfRates(coreDb(context.env)),
    ]);
    if (first === null) return;
    const from = dateOf(first);
    if (span === null || span.first > from) await keepRates(context, from, MOST_REQUESTS);
  } catch (error) {
    log("warn", "rates_not_brought", { requestId: context.requestId, portfolioId, ...errorFields(error) });
  }
}
