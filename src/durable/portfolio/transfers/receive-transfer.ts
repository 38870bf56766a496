import { newTransactionId } from "../../../domain/ids.ts";
import type { LedgerChange } from "../../../domain/ledger/changes.ts";
import { edited, recorded, removed } from "../../../domain/ledger/changes.ts";
import type { Written } from "../../../domain/ledger/commands.ts";
import { rebase } from "../../../domain/ledger/rebase.ts";
import type { Transaction } from "../../../domain/ledger/transaction.ts";
import type { SentTransfer } from "../../../domain/ledger/transfers.ts";
import { arrivedFrom, sentVersion } from "../../../domain/ledger/transfers.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { Means, Plan } from "../plan.ts";
import { nextPositions } from "../record-transactions.ts";

/** Makes the arriving row once, by its transfer's id; told again with other lots it becomes what was told last. */
export async function receiveTransfer(
  ledger: StoredLedger,
  { transferId, body }: Pick<SentTransfer, "transferId" | "body">,
  version: number,
  now: number,
  { market }: Means,
): Promise<Plan<Written>> {
  const { portfolio, accounts, transactions } = ledger;
  const before = transactions.find((row) => row.transferId === transferId && row.out === null) ?? null;
  const told = before === null ? 0 : sentVersion(before.source);
  const account = accounts.find(({ id }) => id === body.accountId) ?? accounts[0];
  if (account === undefined) throw new RangeError("a portfolio has an account");
  const { at, leg } = body;
  const stated: Transaction = {
    id: newTransactionId(now),
    ref: version.toString(36),
    position: nextPositions(transactions, new Set([at])).get(at) ?? 0,
    accountId: account.id,
    note: body.note,
    createdAt: now,
    ...before,
    at,
    type: "transfer",
    in: leg,
    out: null,
    fee: null,
    price: null,
    value: null,
    valueCurrency: null,
    lots: body.lots.length === 0 ? null : body.lots,
    transferId,
    source: arrivedFrom(body.source, body.version),
    updatedAt: now,
  };
  const { market: worth } = await market(ledger, [stated], body.base);
  const [after = stated] = rebase([stated], body.base, portfolio.base, worth);
  const changes: LedgerChange[] =
    told >= body.version ? [] : [before === null ? recorded(after) : edited(before, after)];
  return { actor: body.actor, op: "receive", changes, answer: { version } };
}

/** Gives back what came; refused where a later event could not stand without it. */
export function returnTransfer(
  ledger: StoredLedger,
  { transferId, body }: Pick<SentTransfer, "transferId" | "body">,
  version: number,
): Plan<Written> {
  const arrived = ledger.transactions.filter((row) => row.transferId === transferId && row.out === null);
  return { actor: body.actor, op: "receive", changes: arrived.map(removed), answer: { version } };
}
