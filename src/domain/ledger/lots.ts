import type { AssetId } from "../ids.ts";
import { minus, plus, portion, shares } from "../money/fixed.ts";
import type { Known, Units } from "../money/fixed.ts";
import type { OpenLot } from "./open-lot.ts";
import type { CompareLots } from "./ranking.ts";

export interface KeptLots {
  readonly asset: AssetId;
  readonly order: CompareLots;
  readonly isAverage: boolean;
  readonly held: Units;
  readonly cost: Known;
  readonly read: () => readonly OpenLot[];
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
  /** Where the lots are kept elsewhere, until they are asked for. */
  #unread: (() => readonly OpenLot[]) | null = null;
  readonly #average: boolean;
  readonly #compare: CompareLots;

  constructor(asset: AssetId, compare: CompareLots, average: boolean) {
    this.asset = asset;
    this.#compare = compare;
    this.#average = average;
  }

  /** What was kept: its sums are known, its lots, in any order, are read when the first of them is needed. */
  static kept({ asset, order, isAverage, held, cost, read }: KeptLots): Lots {
    const pool = new Lots(asset, order, isAverage);
    pool.#held = held;
    pool.#pooled = isAverage ? cost : 0n;
    pool.#count(cost, 1);
    pool.#unread = read;
    return pool;
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
    this.#unpack();
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
    this.#unpack();
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
    this.#unpack();
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
    this.#unpack();
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

  /** Every lot as it is kept: of an average only what each cost when it came, which nothing depends on. */
  stored(): readonly OpenLot[] {
    this.#unpack();
    return this.#lots.slice(this.#first);
  }

  /** Every lot, with its cost: of an average its share. */
  open(): readonly OpenLot[] {
    const lots = this.stored();
    if (!this.#average) return lots;
    const costs = shares(
      this.#pooled,
      lots.map((lot) => lot.quantity),
    );
    return lots.map((lot, i) => ({ ...lot, cost: costs[i] ?? null }));
  }

  #unpack(): void {
    if (this.#unread === null) return;
    const lots = this.#unread().toSorted(this.#compare);
    if (lots.reduce((sum, lot) => sum + lot.quantity, 0n) !== this.#held)
      throw new RangeError("the lots that were kept are not what is held");
    this.#unread = null;
    this.#lots = lots;
    [this.#known, this.#unknown] = [0n, 0];
    for (const lot of lots) this.#count(lot.cost, 1);
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
