import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import { decimal, toAmount, toSigned } from "../money/amount.ts";
import type { Decimal } from "../money/decimal.ts";
import { ZERO } from "../money/decimal.ts";
import type { DisposedLot, Holding, Lot } from "./books.ts";

interface OpenLot {
  readonly id: TransactionId;
  readonly accountId: AccountId;
  readonly acquiredAt: number;
  readonly position: number;
  quantity: Decimal;
  cost: Decimal;
}

/** What is held of one asset, lot by lot, first in first out. Quantities and costs stay exact sums of their parts. */
export class Lots {
  readonly asset: AssetId;
  /** In order of acquisition, because events are folded in that order; those before `#first` are spent. */
  readonly #lots: OpenLot[] = [];
  #first = 0;
  #held: Decimal = ZERO;

  constructor(asset: AssetId) {
    this.asset = asset;
  }

  get held(): Decimal {
    return this.#held;
  }

  add(lot: OpenLot): void {
    this.#lots.push(lot);
    this.#held = this.#held.plus(lot.quantity);
  }

  /**
   * Takes `quantity`, which must not be more than is held, from the oldest lots. A cost that is divided is split by remainder:
   * the part that leaves is rounded, the part that stays is the difference, so nothing is left at quantity 0. The proceeds
   * are shared out the same way.
   */
  take(quantity: Decimal, proceeds: Decimal): DisposedLot[] {
    const parts: DisposedLot[] = [];
    let wanted = quantity;
    let unshared = proceeds;
    while (wanted.gt(0)) {
      const lot = this.#lots[this.#first];
      if (lot === undefined) throw new RangeError("more was taken than is held");
      const whole = wanted.gte(lot.quantity);
      const taken = whole ? lot.quantity : wanted;
      const cost = whole ? lot.cost : rounded(lot.cost.times(taken).div(lot.quantity));
      const last = wanted.eq(taken);
      const share = last ? unshared : rounded(proceeds.times(taken).div(quantity));
      lot.quantity = lot.quantity.minus(taken);
      lot.cost = lot.cost.minus(cost);
      if (whole) this.#first += 1;
      wanted = wanted.minus(taken);
      unshared = unshared.minus(share);
      parts.push({
        lotId: lot.id,
        acquiredAt: lot.acquiredAt,
        quantity: toAmount(taken),
        cost: toAmount(cost),
        proceeds: toSigned(share),
      });
    }
    this.#held = this.#held.minus(quantity);
    return parts;
  }

  open(): Lot[] {
    return this.#lots.slice(this.#first).map((lot) => ({
      id: lot.id,
      asset: this.asset,
      accountId: lot.accountId,
      acquiredAt: lot.acquiredAt,
      position: lot.position,
      quantity: toAmount(lot.quantity),
      cost: toAmount(lot.cost),
    }));
  }
}

const rounded = (value: Decimal): Decimal => decimal(toSigned(value));

/** Lots added up by asset. */
export function holdingsOf(lots: readonly Lot[]): Map<AssetId, Holding> {
  const sums = new Map<AssetId, { quantity: Decimal; cost: Decimal }>();
  for (const lot of lots) {
    const sum = sums.get(lot.asset) ?? { quantity: ZERO, cost: ZERO };
    sums.set(lot.asset, { quantity: sum.quantity.plus(lot.quantity), cost: sum.cost.plus(lot.cost) });
  }
  return new Map(
    [...sums].map(([asset, sum]) => [asset, { quantity: toAmount(sum.quantity), cost: toAmount(sum.cost) }]),
  );
}
