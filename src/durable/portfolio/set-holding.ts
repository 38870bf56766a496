import type { AccountId, AssetId, UserId } from "../../domain/ids.ts";
import { isFiat, newTransactionId } from "../../domain/ids.ts";
import { recorded } from "../../domain/ledger/changes.ts";
import type { Adjusted, SetHolding } from "../../domain/ledger/commands.ts";
import { standing } from "../../domain/ledger/standing.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import { viewTransaction } from "../../domain/ledger/views.ts";
import type { Units } from "../../domain/money/fixed.ts";
import { least, times, toText, toUnits, unitsOf } from "../../domain/money/fixed.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { foldSettingsOf } from "./bookkeeper.ts";
import { expectVersion } from "./expect-version.ts";
import type { Means, Plan } from "./plan.ts";
import { nextPositions } from "./record-transactions.ts";

/**
 * Writes what leads to this quantity: an opening balance of what is missing, or a withdrawal of what is too much. Where a price
 * is named, the opening balance costs what makes the average that; if nothing that is added can do so, all that is there goes
 * and comes again.
 */
export async function setHolding(
  ledger: StoredLedger,
  actor: UserId,
  input: SetHolding,
  version: number,
  now: number,
  { fold }: Means,
  op: "set_holding" | "delete_holding" = "set_holding",
): Promise<Plan<Adjusted>> {
  expectVersion(ledger, input);
  const at = input.at ?? now;
  const account = accountOf(ledger, input.accountId);
  const settings = foldSettingsOf(ledger.portfolio);
  if (isFiat(input.asset) || settings.cashAssets.includes(input.asset))
    throw problem("LEDGER_RULE_ERROR", { detail: "Money is set by deposits and withdrawals." });
  const held = await heldAt(ledger, input.asset, at, input.accountId, fold);
  if (op === "delete_holding" && held.quantity <= 0n)
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "Nothing of it is held." });
  const rows: Transaction[] = [];
  const write = (
    type: "opening_balance" | "withdrawal",
    when: number,
    accountId: AccountId,
    quantity: Units,
    basis: Units | null,
  ) => {
    if (quantity === 0n) return;
    const leg = { asset: input.asset, amount: toText(quantity) };
    rows.push({
      id: newTransactionId(now),
      ref: rows.length === 0 ? version.toString(36) : `${version.toString(36)}.${rows.length}`,
      at: when,
      position: (nextPositions(ledger.transactions, new Set([when])).get(when) ?? 0) + rows.length,
      type,
      accountId,
      in: type === "withdrawal" ? null : leg,
      out: type === "withdrawal" ? leg : null,
      fee: null,
      price: null,
      value: null,
      valueCurrency: null,
      basis: basis === null ? null : toText(basis),
      note: null,
      source: "holding",
      createdAt: now,
      updatedAt: now,
    });
  };
  const leave = (quantity: Units) => {
    let rest = quantity;
    for (const [accountId, there] of held.accounts) {
      const part = least(rest, there);
      write("withdrawal", at, accountId, part, null);
      rest -= part;
    }
  };
  const wanted = toUnits(input.quantity);
  const missing = wanted - held.quantity;
  const cost = input.averagePrice === null ? null : times(toUnits(input.averagePrice), wanted);
  if (cost === null || wanted === 0n) {
    if (missing > 0n) write("opening_balance", at, account, missing, null);
    else leave(-missing);
  } else if (missing > 0n && held.cost !== null && cost >= held.cost) {
    write("opening_balance", at, account, missing, cost - held.cost);
  } else if (missing !== 0n || held.cost !== cost) {
    leave(held.quantity);
    // A moment later: of one instant, what arrives comes first.
    write("opening_balance", held.quantity > 0n ? at + 1 : at, account, wanted, cost);
  }
  return {
    actor,
    op,
    changes: rows.map(recorded),
    answer: { version, transactions: rows.map(viewTransaction) },
  };
}

interface Held {
  readonly quantity: Units;
  /** `null` where it is not known, or of one account with pooled lots, which belong to none. */
  readonly cost: Units | null;
  /** Where it lies, the most first. */
  readonly accounts: readonly (readonly [AccountId, Units])[];
}

async function heldAt(
  ledger: StoredLedger,
  asset: AssetId,
  at: number,
  accountId: AccountId | null,
  fold: Means["fold"],
): Promise<Held> {
  const settings = foldSettingsOf(ledger.portfolio);
  const folded = await fold({ ...ledger, transactions: ledger.transactions.filter((row) => row.at <= at) });
  if (!folded.ok) throw new RangeError("a ledger that stands, stands at every time");
  const { balances, holdings, lots } = standing(folded.course.state.store, settings);
  const accounts = [...balances]
    .map(([id, held]) => [id, toUnits(held.get(asset) ?? "0")] as const)
    .filter(([id, quantity]) => quantity > 0n && (accountId === null || id === accountId))
    .toSorted(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  if (accountId === null) {
    const holding = holdings.get(asset);
    if (holding === undefined) return { quantity: 0n, cost: 0n, accounts };
    return { quantity: toUnits(holding.quantity), cost: unitsOf(holding.cost), accounts };
  }
  const quantity = toUnits(balances.get(accountId)?.get(asset) ?? "0");
  if (settings.lotScope === "portfolio") return { quantity, cost: quantity === 0n ? 0n : null, accounts };
  const costs = lots
    .filter((lot) => lot.asset === asset && lot.accountId === accountId)
    .map((lot) => unitsOf(lot.cost));
  return {
    quantity,
    cost: costs.reduce<Units | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0n),
    accounts,
  };
}

function accountOf({ accounts }: StoredLedger, id: AccountId | null): AccountId {
  const account = id === null ? accounts[0] : accounts.find((other) => other.id === id);
  if (account === undefined)
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "body.accountId", expected: "an account of this portfolio" }],
    });
  return account.id;
}
