import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import { amountOf, minus, mulDiv, plus, portion, shares, toText, toUnits, unitsOf } from "../money/fixed.ts";
import type { Known, Units } from "../money/fixed.ts";
import type { Holding, Lot } from "./books.ts";
import type { CompareLots } from "./ranking.ts";
import type { Transaction } from "./transaction.ts";

/** All of a lot, as it was acquired. */
export interface Acquired {
  readonly quantity: Units;
  readonly cost: Known;
  /** About what a unit of it cost: tells nearly all lots apart, in far less time than exact fractions do. */
  readonly unit: number;
}

export const acquiredOf = (quantity: Units, cost: Known): Acquired => ({
  quantity,
  cost,
  unit: cost === null ? 0 : Number(cost) / Number(quantity),
});

/** A lot while it is being folded; never changed, only replaced, so that states can share it. */
export interface OpenLot {
  readonly id: TransactionId;
  readonly part: number;
  readonly ref: string;
  readonly accountId: AccountId;
  readonly acquiredAt: number;
  readonly position: number;
  readonly quantity: Units;
  readonly cost: Known;
  readonly acquired: Acquired;
  readonly price: Known;
  readonly basisAssumed: boolean;
}

/** What is held of one asset, lot by lot in the order in which disposals take them. Quantities and costs stay exact sums. */
export class Lots {
  readonly asset: AssetId;
  /** In the order of taking; those before `#first` are spent. */
  #lots: OpenLot[] = [];
  #first = 0;
  #held: Units = 0n;
  /** With average cost: of all that is held. The lots then tell only ages. */
  #pooled: Known = 0n;
  /** What the lots cost, as far as that is known, and of how many it is not. */
  #known: Units = 0n;
  #unknown = 0;
  readonly #average: boolean;
  readonly #compare: CompareLots;

  constructor(asset: AssetId, compare: CompareLots, average: boolean) {
    this.asset = asset;
    this.#compare = compare;
    this.#average = average;
  }

  get held(): Units {
    return this.#held;
  }

  /** What all that is held cost; the sum is kept, not made. */
  get cost(): Known {
    if (this.#average) return this.#pooled;
    return this.#unknown > 0 ? null : this.#known;
  }

  /** An independent copy; the lots themselves are shared. */
  clone(): Lots {
    const copy = new Lots(this.asset, this.#compare, this.#average);
    copy.#lots = this.#lots.slice(this.#first);
    copy.#held = this.#held;
    copy.#pooled = this.#pooled;
    copy.#known = this.#known;
    copy.#unknown = this.#unknown;
    return copy;
  }

  /** A part that comes back to the rest of its lot joins it. */
  add(lot: OpenLot): void {
    if (lot.quantity === 0n) return;
    this.#pooled = this.#held === 0n ? lot.cost : plus(this.#pooled, lot.cost);
    this.#held += lot.quantity;
    const index = this.#indexFor(lot);
    const same = this.#lots[index];
    if (same !== undefined && this.#compare(same, lot) === 0) {
      const cost = plus(same.cost, lot.cost);
      this.#count(same.cost, -1);
      this.#count(cost, 1);
      this.#lots[index] = { ...same, quantity: same.quantity + lot.quantity, cost };
      return;
    }
    this.#count(lot.cost, 1);
    if (index === this.#lots.length) this.#lots.push(lot);
    else if (index === this.#first && index > 0) this.#lots[--this.#first] = lot;
    else this.#lots.splice(index, 0, lot);
  }

  /** What is left of the lots that a transaction brought. */
  heldOf(ref: string): Units {
    let held = 0n;
    for (let i = this.#first; i < this.#lots.length; i++) {
      const lot = this.#lots[i];
      if (lot?.ref === ref) held += lot.quantity;
    }
    return held;
  }

  /**
   * Takes `quantity`, which must not be more than is held, named lots first, then in order. A cost that is divided is split by
   * remainder: the part that leaves is rounded, the part that stays is the difference, so nothing is left at quantity 0.
   */
  take(quantity: Units, picks: readonly { ref: string; quantity: Units }[] = []): OpenLot[] {
    if (quantity > this.#held) throw new RangeError("more was taken than is held");
    const parts: OpenLot[] = [];
    let wanted = quantity;
    for (const pick of picks) {
      let picked = pick.quantity < wanted ? pick.quantity : wanted;
      wanted -= picked;
      for (let i = this.#first; picked > 0n && i < this.#lots.length; i++) {
        if (this.#lots[i]?.ref !== pick.ref) continue;
        const [part, emptied] = this.#takeAt(i, picked);
        parts.push(part);
        picked -= part.quantity;
        if (emptied) i--;
      }
    }
    while (wanted > 0n) {
      const [part] = this.#takeAt(this.#first, wanted);
      parts.push(part);
      wanted -= part.quantity;
    }
    const costs = this.#average ? this.#averageCosts(parts, quantity) : null;
    this.#held -= quantity;
    if (this.#first > 1024 && this.#first * 2 > this.#lots.length) {
      this.#lots = this.#lots.slice(this.#first);
      this.#first = 0;
    }
    return costs === null ? parts : parts.map((part, i) => ({ ...part, cost: costs[i] ?? null }));
  }

  /** Every lot, with its cost: of an average its share. */
  open(): OpenLot[] {
    const lots = this.#lots.slice(this.#first);
    if (!this.#average) return lots;
    const costs = shares(
      this.#pooled,
      lots.map((lot) => lot.quantity),
    );
    return lots.map((lot, i) => ({ ...lot, cost: costs[i] ?? null }));
  }

  #averageCosts(parts: readonly OpenLot[], quantity: Units): Known[] {
    const cost = quantity === this.#held ? this.#pooled : portion(this.#pooled, quantity, this.#held);
    this.#pooled = quantity === this.#held ? 0n : minus(this.#pooled, cost);
    return shares(
      cost,
      parts.map((part) => part.quantity),
    );
  }

  #takeAt(index: number, wanted: Units): [part: OpenLot, emptied: boolean] {
    const lot = this.#lots[index];
    if (lot === undefined) throw new RangeError("the lots are fewer than what is held");
    if (wanted >= lot.quantity) {
      this.#count(lot.cost, -1);
      if (index === this.#first) {
        this.#first += 1;
        return [lot, false];
      }
      this.#lots.splice(index, 1);
      return [lot, true];
    }
    const cost = portion(lot.cost, wanted, lot.quantity);
    if (cost !== null) this.#known -= cost;
    this.#lots[index] = { ...lot, quantity: lot.quantity - wanted, cost: minus(lot.cost, cost) };
    return [{ ...lot, quantity: wanted, cost }, false];
  }

  #count(cost: Known, times: 1 | -1): void {
    if (cost === null) this.#unknown += times;
    else this.#known += times === 1 ? cost : -cost;
  }

  #indexFor(lot: OpenLot): number {
    let low = this.#first;
    let high = this.#lots.length;
    const last = this.#lots[high - 1];
    if (last === undefined || high === low || this.#compare(last, lot) < 0) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#lots[middle] as OpenLot, lot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Lots after a split or migration that makes `to` units of `from`: date and basis stay, quantities add up to the new whole. A
 * lot of which nothing is left hands its cost to the next.
 */
export function converted(lots: readonly OpenLot[], quantity: Units, from: bigint, to: bigint): OpenLot[] {
  const quantities = shares(
    quantity,
    lots.map((lot) => lot.quantity),
  ) as bigint[];
  const after: OpenLot[] = [];
  let homeless: Known = 0n;
  for (const [i, lot] of lots.entries()) {
    const left = quantities[i] ?? 0n;
    const cost = plus(lot.cost, homeless);
    homeless = left === 0n ? cost : 0n;
    if (left === 0n) continue;
    const whole = mulDiv(lot.acquired.quantity, to, from);
    after.push({
      ...lot,
      quantity: left,
      cost,
      acquired: acquiredOf(whole > left ? whole : left, lot.acquired.cost),
      price: lot.price === null ? null : mulDiv(lot.price, from, to),
    });
  }
  const last = after.pop();
  if (last !== undefined) after.push({ ...last, cost: plus(last.cost, homeless) });
  return after;
}

/** A lot that this event brings. */
export function lotOf(from: Transaction, quantity: Units, cost: Known, more: Partial<OpenLot> = {}): OpenLot {
  return {
    id: from.id,
    part: 0,
    ref: from.ref,
    accountId: from.accountId,
    acquiredAt: from.at,
    position: from.position,
    quantity,
    cost,
    acquired: acquiredOf(quantity, cost),
    price: from.price === null ? null : toUnits(from.price),
    basisAssumed: false,
    ...more,
  };
}

export const costOf = (parts: readonly OpenLot[]): Known =>
  parts.reduce<Known>((sum, part) => plus(sum, part.cost), 0n);

export function toLot(asset: AssetId, lot: OpenLot): Lot {
  const [quantity, cost] = [toText(lot.quantity), amountOf(lot.cost)];
  const { acquired } = lot;
  const whole = acquired.quantity === lot.quantity && acquired.cost === lot.cost;
  return {
    id: lot.id,
    part: lot.part,
    ref: lot.ref,
    asset,
    accountId: lot.accountId,
    acquiredAt: lot.acquiredAt,
    position: lot.position,
    quantity,
    cost,
    acquired: whole ? { quantity, cost } : { quantity: toText(acquired.quantity), cost: amountOf(acquired.cost) },
    price: amountOf(lot.price),
    basisAssumed: lot.basisAssumed,
  };
}

export const fromLot = ({ asset: _asset, quantity, cost, acquired, price, ...lot }: Lot): OpenLot => ({
  ...lot,
  quantity: toUnits(quantity),
  cost: cost === null ? null : toUnits(cost),
  acquired: acquiredOf(toUnits(acquired.quantity), unitsOf(acquired.cost)),
  price: price === null ? null : toUnits(price),
});

/** A name for each lot, the same from one fold to the next. */
export function lotKeys(lots: readonly Pick<OpenLot, "id" | "part" | "accountId">[], asset: AssetId): string[] {
  const seen = new Map<string, number>();
  return lots.map((lot) => {
    const key = [lot.id, lot.part, asset, lot.accountId].join(" ");
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key} ${before}`;
  });
}

export type HeldSums = Map<AssetId, { quantity: Units; cost: Known }>;

export function addHeld(sums: HeldSums, asset: AssetId, quantity: Units, cost: Known): void {
  const sum = sums.get(asset);
  if (sum === undefined) sums.set(asset, { quantity, cost });
  else sums.set(asset, { quantity: sum.quantity + quantity, cost: plus(sum.cost, cost) });
}

export const heldOf = (sums: Iterable<[AssetId, { quantity: Units; cost: Known }]>): Map<AssetId, Holding> =>
  new Map(Array.from(sums, ([asset, sum]) => [asset, { quantity: toText(sum.quantity), cost: amountOf(sum.cost) }]));

/** Lots added up by asset; a cost of which a part is not known is not known. */
export function holdingsOf(
  lots: readonly { readonly asset: AssetId; readonly quantity: string; readonly cost: string | null }[],
): Map<AssetId, Holding> {
  const sums: HeldSums = new Map();
  for (const { asset, quantity, cost } of lots) addHeld(sums, asset, toUnits(quantity), unitsOf(cost));
  return heldOf(sums);
}
