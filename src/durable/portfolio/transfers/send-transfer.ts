import type { AccountId, UserId } from "../../../domain/ids.ts";
import { newTransferId } from "../../../domain/ids.ts";
import { recorded } from "../../../domain/ledger/changes.ts";
import type { Recorded, SendTransfer } from "../../../domain/ledger/commands.ts";
import { viewTransaction } from "../../../domain/ledger/views.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import { insertTransfer } from "../../../storage/queries/outbox.ts";
import type { Plan } from "../plan.ts";
import { newRows } from "../record-transactions.ts";

/**
 * What leaves for another portfolio: the row and its place in the outbox in one batch. The lots that go with it are added by
 * the writer, which knows them once it has folded, and again whenever an edit changes them.
 */
export function sendTransfer(
  ledger: StoredLedger,
  actor: UserId,
  { event, target }: SendTransfer,
  version: number,
  now: number,
): Plan<Recorded> {
  const accountId = event.toAccountId ?? null;
  const [stated] = newRows(ledger, [{ ...event, toAccountId: null }], version, now, () => "body", true);
  if (stated?.out === undefined || stated.out === null) throw new RangeError("one event makes one row that leaves");
  const row = { ...stated, transferId: newTransferId(now), inTransit: true };
  const sent = {
    transferId: row.transferId,
    target,
    body: bodyOf(ledger, actor, accountId, row.at, stated.out, row.note, version),
  };
  return {
    actor,
    op: "transfer",
    changes: [recorded(row)],
    answer: { version, transaction: viewTransaction(row) },
    extra: (db) => [insertTransfer(db, ledger.portfolio.id, sent)],
  };
}

const bodyOf = (
  { portfolio }: StoredLedger,
  actor: UserId,
  accountId: AccountId | null,
  at: number,
  leg: SendTransfer["event"]["out"] & object,
  note: string | null,
  version: number,
) => ({ actor, source: portfolio.id, at, leg, accountId, note, base: portfolio.base, lots: [], version });
