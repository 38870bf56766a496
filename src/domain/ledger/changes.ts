import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import type { Transaction } from "./transaction.ts";
import type { AccountView } from "./views.ts";

/**
 * What a write changes, thing by thing: before and after, `null` where it is made or removed. The journal keeps exactly this,
 * so that every write can be read and taken back in the same way: by its changes, turned round.
 */
export type LedgerChange = TransactionChange | AccountChange | PortfolioChange | ImportChange | UndoMark;

interface Of<Entity extends string, Thing> {
  readonly entity: Entity;
  readonly before: Thing | null;
  readonly after: Thing | null;
}

export type TransactionChange = Of<"transaction", Transaction>;
/** A row that another one took the place of. */
export type Replaced = TransactionChange & { readonly before: Transaction; readonly after: Transaction };
export type AccountChange = Of<"account", StoredAccount>;
export type PortfolioChange = Of<"portfolio", PortfolioFields> & { readonly before: PortfolioFields };
export type ImportChange = Of<"import", ImportRecord>;
/** Says which change an undo took back; it is first among the undo's own. */
export type UndoMark = Of<"undo", { readonly version: number; readonly op: ChangeOp }>;

export interface StoredAccount extends AccountView {
  readonly position: number;
}

/** What of a portfolio can be changed. */
export interface PortfolioFields {
  readonly name: string;
  readonly description: string;
  readonly base: AssetId;
  /** Only what differs from the defaults. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly archivedAt: number | null;
}

export interface ImportRecord {
  readonly id: string;
  readonly format: string;
  readonly profileId: string | null;
  readonly fileHash: string;
  readonly rows: number;
  readonly status: "draft" | "committed" | "taken_back";
  readonly at: number;
}

/** What a write is called in the journal. */
export const CHANGE_OPS = [
  "create",
  "update_portfolio",
  "record",
  "record_many",
  "edit",
  "delete",
  "create_account",
  "update_account",
  "order_accounts",
  "delete_account",
  "set_holding",
  "delete_holding",
  "import",
  "take_back_import",
  "transfer",
  "receive",
  "undo",
] as const;
export type ChangeOp = (typeof CHANGE_OPS)[number];

/** One change as the journal keeps it. */
export interface JournalEntry {
  readonly version: number;
  readonly n: number;
  readonly at: number;
  readonly actor: string;
  readonly op: ChangeOp;
  readonly transactionId: TransactionId | null;
  readonly change: LedgerChange;
}

export const recorded = (after: Transaction): TransactionChange => ({ entity: "transaction", before: null, after });
export const edited = (before: Transaction, after: Transaction): TransactionChange => ({
  entity: "transaction",
  before,
  after,
});
export const removed = (before: Transaction): TransactionChange => ({ entity: "transaction", before, after: null });

/** What takes changes back: the last first. */
export const turnedRound = (changes: readonly LedgerChange[]): LedgerChange[] =>
  changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as LedgerChange);

/** Rows after changes; those that stay are the same objects. */
export function rowsAfter(rows: readonly Transaction[], changes: readonly LedgerChange[]): Transaction[] {
  const gone = new Set<TransactionId>();
  const after = new Map<TransactionId, Transaction>();
  for (const change of changes) {
    if (change.entity !== "transaction") continue;
    if (change.before !== null) gone.add(change.before.id);
    if (change.after === null) after.delete((change.before as Transaction).id);
    else after.set(change.after.id, change.after);
  }
  const kept = gone.size === 0 ? rows : rows.filter(({ id }) => !gone.has(id));
  return [...kept, ...after.values()];
}

export function accountsAfter(accounts: readonly StoredAccount[], changes: readonly LedgerChange[]): StoredAccount[] {
  const after = new Map<AccountId, StoredAccount>(accounts.map((account) => [account.id, account]));
  for (const change of changes) {
    if (change.entity !== "account") continue;
    if (change.before !== null) after.delete(change.before.id);
    if (change.after !== null) after.set(change.after.id, change.after);
  }
  return [...after.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
