import type { AccountId, UserId } from "../../domain/ids.ts";
import { newAccountId } from "../../domain/ids.ts";
import type { LedgerChange, StoredAccount } from "../../domain/ledger/changes.ts";
import { accountsAfter } from "../../domain/ledger/changes.ts";
import type {
  AccountsWritten,
  AccountWritten,
  DeleteAccount,
  NewAccount,
  OrderAccounts,
  UpdateAccount,
  Written,
} from "../../domain/ledger/commands.ts";
import type { AccountView } from "../../domain/ledger/views.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { expectVersion } from "./expect-version.ts";
import type { Plan } from "./plan.ts";

export const MOST_ACCOUNTS = 100;

export function createAccount(
  ledger: StoredLedger,
  actor: UserId,
  input: NewAccount,
  version: number,
  now: number,
): Plan<AccountWritten> {
  const { accounts } = ledger;
  if (accounts.length >= MOST_ACCOUNTS)
    throw problem("CONFLICT_ERROR", { detail: `A portfolio has at most ${MOST_ACCOUNTS} accounts.` });
  refuseTaken(accounts, input.name);
  const position = Math.max(-1, ...accounts.map((account) => account.position)) + 1;
  const after: StoredAccount = { id: newAccountId(now), name: input.name, kind: input.kind, position };
  return {
    actor,
    op: "create_account",
    changes: [{ entity: "account", before: null, after }],
    answer: { version, account: view(after) },
  };
}

export function updateAccount(
  ledger: StoredLedger,
  actor: UserId,
  input: UpdateAccount,
  version: number,
): Plan<AccountWritten> {
  expectVersion(ledger, input);
  const before = accountOf(ledger, input.id);
  const after = { ...before, name: input.name ?? before.name, kind: input.kind ?? before.kind };
  refuseTaken(
    ledger.accounts.filter(({ id }) => id !== before.id),
    after.name,
  );
  return {
    actor,
    op: "update_account",
    changes: [{ entity: "account", before, after }],
    answer: { version, account: view(after) },
  };
}

/** The first is the one that is meant where none is named. */
export function orderAccounts(
  ledger: StoredLedger,
  actor: UserId,
  input: OrderAccounts,
  version: number,
): Plan<AccountsWritten> {
  expectVersion(ledger, input);
  const { accounts } = ledger;
  const { ids } = input;
  if (new Set(ids).size !== ids.length || ids.length !== accounts.length)
    throw problem("VALIDATION_ERROR", { errors: [{ path: "body.accountIds", expected: "every account, once" }] });
  const changes = ids.flatMap((id, position): LedgerChange[] => {
    const before = accountOf(ledger, id);
    return before.position === position ? [] : [{ entity: "account", before, after: { ...before, position } }];
  });
  const after = accountsAfter(accounts, changes).map(view);
  return { actor, op: "order_accounts", changes, answer: { version, accounts: after } };
}

/** Only one that no transaction names, and never the last. */
export function deleteAccount(
  ledger: StoredLedger,
  actor: UserId,
  input: DeleteAccount,
  version: number,
): Plan<Written> {
  expectVersion(ledger, input);
  const before = accountOf(ledger, input.id);
  if (ledger.accounts.length === 1)
    throw problem("CONFLICT_ERROR", { detail: "A portfolio has at least one account." });
  const uses = ledger.transactions.filter((row) => row.accountId === before.id || row.toAccountId === before.id).length;
  if (uses > 0)
    throw problem("CONFLICT_ERROR", {
      detail: `${uses} transactions name this account. Move or delete them first.`,
      facts: { transactions: uses },
    });
  return {
    actor,
    op: "delete_account",
    changes: [{ entity: "account", before, after: null }],
    answer: { version },
  };
}

function accountOf({ accounts }: StoredLedger, id: AccountId): StoredAccount {
  const account = accounts.find((other) => other.id === id);
  if (account === undefined) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such account." });
  return account;
}

/** Names are how imports and people find an account. */
function refuseTaken(accounts: readonly StoredAccount[], name: string): void {
  if (accounts.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    throw problem("CONFLICT_ERROR", { detail: "Another account of this portfolio has that name." });
}

const view = ({ id, name, kind }: StoredAccount): AccountView => ({ id, name, kind });
