import type { Shortfall } from "../../domain/ledger/books.ts";
import type { LedgerChange } from "../../domain/ledger/changes.ts";
import { problem } from "../../platform/problem.ts";

/**
 * More would be given away than was held at that moment: which coin, what was held, what was asked, and the first transaction
 * that breaks: by its id where it is stored, by its number among those that were sent where it is not.
 */
export function insufficientHoldings(shortfall: Shortfall, changes: readonly LedgerChange[]) {
  const { asset, held, asked, transactionId, at, accountId, lot } = shortfall;
  const sent = changes.flatMap((change) =>
    change.entity === "transaction" && change.before === null && change.after !== null ? [change.after.id] : [],
  );
  const row = sent.indexOf(transactionId);
  const own = row >= 0;
  const of = lot === undefined ? asset : `${asset} of lot ${lot}`;
  return problem("INSUFFICIENT_HOLDINGS", {
    detail: own
      ? `Only ${held} ${of} was held at that moment.`
      : `With it, a later event that gives ${asked} ${of} would find only ${held}.`,
    facts: {
      asset,
      held,
      asked,
      // A row that is not stored has no id that anyone could look up.
      transaction: own ? null : transactionId,
      at: new Date(at).toISOString(),
      ...(sent.length > 1 && own ? { row } : {}),
      ...(accountId === undefined ? {} : { account: accountId }),
      ...(lot === undefined ? {} : { lot }),
    },
  });
}
