import type { AccountId, AssetId } from "../ids.ts";
import type { Known, Units } from "../money/fixed.ts";
import { least, minus, plus, portion } from "../money/fixed.ts";
import type { OpenLot } from "./open-lot.ts";
import { acquiredOf } from "./open-lot.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore } from "./store.ts";
import { poolKey } from "./store.ts";

/** What of what came in paid a debt, and what is left of it. */
export interface Repaid {
  readonly quantity: Units;
  /** What so much was worth when it was owed. */
  readonly released: Known;
  readonly cost: Known;
  readonly rest: OpenLot;
}

/** Money that was spent beyond what was there, by pool. */
export class Debts {
  readonly #owed: LedgerStore["overdrafts"];
  readonly #scope: FoldSettings["lotScope"];

  constructor(owed: LedgerStore["overdrafts"], { lotScope }: FoldSettings) {
    this.#owed = owed;
    this.#scope = lotScope;
  }

  /** What was not there is owed from then on, at its value at that time. */
  borrow(asset: AssetId, accountId: AccountId, quantity: Units, value: Known): void {
    const key = poolKey(asset, accountId, this.#scope);
    const owed = this.#owed.get(key);
    this.#owed.set(key, {
      asset,
      quantity: (owed?.quantity ?? 0n) + quantity,
      value: owed === undefined ? value : plus(owed.value, value),
    });
  }

  /** What comes in pays first what is owed; `null` where nothing is. */
  repay(asset: AssetId, lot: OpenLot): Repaid | null {
    const key = poolKey(asset, lot.accountId, this.#scope);
    const owed = this.#owed.get(key);
    if (owed === undefined) return null;
    const paid = least(lot.quantity, owed.quantity);
    const released = portion(owed.value, paid, owed.quantity);
    const cost = portion(lot.cost, paid, lot.quantity);
    if (paid === owed.quantity) this.#owed.delete(key);
    else this.#owed.set(key, { asset, quantity: owed.quantity - paid, value: minus(owed.value, released) });
    const quantity = lot.quantity - paid;
    const left = minus(lot.cost, cost);
    const rest = { ...lot, quantity, cost: left, acquired: acquiredOf(quantity, left) };
    return { quantity: paid, released, cost, rest };
  }
}
