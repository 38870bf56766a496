import type { AssetId } from "../../ids.ts";
import { isFiat } from "../../ids.ts";
import { compareEvents } from "../../ledger/order.ts";
import type { FoldSettings } from "../../ledger/settings.ts";
import { poolKey } from "../../ledger/store.ts";
import type { Leg, Transaction } from "../../ledger/transaction.ts";
import { mulDiv, toUnits } from "../../money/fixed.ts";

/** More is spent of a coin than was ever there. */
export interface Lack {
  readonly asset: AssetId;
  /** The account, where lots are kept by account. */
  readonly accountId: Transaction["accountId"];
  /** What must have been there before the first of these rows. */
  readonly units: bigint;
  /** The first row that spends it. */
  readonly first: Transaction;
}

export interface Walk {
  readonly lacks: readonly Lack[];
  /** Rows that were left out instead. */
  readonly dropped: ReadonlySet<Transaction["id"]>;
  /** What is left at the end, by account and coin. */
  readonly balances: ReadonlyMap<string, Balance>;
}

export interface Balance {
  readonly asset: AssetId;
  readonly units: bigint;
  /** The last row that changed it. */
  readonly last: Transaction;
}

/**
 * Quantities along a ledger, which are the same under every method: what is missing at the beginning so that nothing is spent
 * that is not there. `leaveOut` says which rows may go instead of being made whole.
 */
export function walk(
  rows: readonly Transaction[],
  settings: Pick<FoldSettings, "cashAssets" | "lotScope">,
  leaveOut: (row: Transaction, asset: AssetId) => boolean,
): Walk {
  const balances = new Map<string, Balance>();
  const lacks = new Map<string, Lack>();
  const ratios = new Map<string, [from: bigint, to: bigint]>();
  const dropped = new Set<Transaction["id"]>();
  const cash = new Set(settings.cashAssets);
  const keyOf = (account: Transaction["accountId"], asset: AssetId) => poolKey(asset, account, settings.lotScope);

  for (const row of rows.toSorted(compareEvents)) {
    if (row.type === "split") {
      convertAll(row, balances, ratios);
      continue;
    }
    // Pooled lots lie nowhere in particular: between accounts only the fee goes.
    const pooled = row.type === "transfer" && row.in !== null && row.out !== null && settings.lotScope === "portfolio";
    const taken = (pooled ? feesOf(row) : takes(row)).filter(({ asset }) => !isFiat(asset) && !cash.has(asset));
    const short = taken.filter(({ asset, units }) => (balances.get(keyOf(row.accountId, asset))?.units ?? 0n) < units);
    if (short.some(({ asset }) => leaveOut(row, asset))) {
      dropped.add(row.id);
      continue;
    }
    for (const { asset, units } of taken) {
      const key = keyOf(row.accountId, asset);
      const held = balances.get(key)?.units ?? 0n;
      if (held < units) {
        const [from, to] = ratios.get(asset) ?? [1n, 1n];
        const before = lacks.get(key);
        // Rounded up: what came of it must be enough.
        const more = ((units - held) * from + to - 1n) / to;
        lacks.set(key, {
          asset,
          accountId: row.accountId,
          units: (before?.units ?? 0n) + more,
          first: before?.first ?? row,
        });
      }
      balances.set(key, { asset, units: held > units ? held - units : 0n, last: row });
    }
    for (const { asset, units, account } of pooled ? [] : gives(row)) {
      const key = keyOf(account, asset);
      balances.set(key, { asset, units: (balances.get(key)?.units ?? 0n) + units, last: row });
    }
  }
  return { lacks: [...lacks.values()], dropped, balances };
}

interface Sum {
  readonly asset: AssetId;
  readonly units: bigint;
}

/** What a row needs to be there before it: a fee out of what arrives is not needed. */
function takes({ out, in: come, fee }: Transaction): Sum[] {
  const sums: Sum[] = out === null ? [] : [sumOf(out)];
  if (fee === null || fee.asset === come?.asset) return sums;
  if (fee.asset !== out?.asset) return [...sums, sumOf(fee)];
  return [{ asset: out.asset, units: toUnits(out.amount) + toUnits(fee.amount) }];
}

const feesOf = ({ fee }: Transaction): Sum[] => (fee === null ? [] : [sumOf(fee)]);

function gives({
  in: come,
  out,
  fee,
  accountId,
  toAccountId,
}: Transaction): (Sum & { account: Transaction["accountId"] })[] {
  if (come === null) return [];
  const paid = fee !== null && fee.asset === come.asset && fee.asset !== out?.asset ? toUnits(fee.amount) : 0n;
  return [{ asset: come.asset, units: toUnits(come.amount) - paid, account: toAccountId ?? accountId }];
}

const sumOf = ({ asset, amount }: Leg): Sum => ({ asset, units: toUnits(amount) });

/** All that is held changes by the ratio; what should have been there would have changed as well. */
function convertAll(row: Transaction, balances: Map<string, Balance>, ratios: Map<string, [bigint, bigint]>): void {
  const [before, after] = [row.out, row.in];
  if (before === null || after === null) return;
  const [from, to] = [toUnits(before.amount), toUnits(after.amount)];
  for (const [key, balance] of Array.from(balances)) {
    if (balance.asset !== before.asset) continue;
    const units = mulDiv(balance.units, to, from);
    if (after.asset === before.asset) {
      balances.set(key, { asset: after.asset, units, last: row });
      continue;
    }
    const into = key.replace(before.asset, after.asset);
    balances.delete(key);
    balances.set(into, { asset: after.asset, units: units + (balances.get(into)?.units ?? 0n), last: row });
  }
  if (after.asset !== before.asset) return;
  const [f, t] = ratios.get(before.asset) ?? [1n, 1n];
  ratios.set(before.asset, [f * from, t * to]);
}
