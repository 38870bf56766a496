import type { AssetId } from "../ids.ts";
import type { Known, Units } from "../money/fixed.ts";
import { amountOf, minus, mulDiv, signedOf, toSignedText, toText } from "../money/fixed.ts";
import type {
  Carried,
  Departure,
  Disposal,
  DisposalKind,
  DisposedLot,
  Entries,
  Fee,
  Flow,
  Income,
  Move,
  TotalName,
  UnknownPrice,
} from "./books.ts";
import type { OpenLot } from "./open-lot.ts";
import type { LedgerStore } from "./store.ts";
import type { Leg, Transaction } from "./transaction.ts";

export interface Disposed {
  readonly from: Transaction;
  readonly kind: DisposalKind;
  readonly asset: AssetId;
  readonly quantity: Units;
  readonly proceeds: Known;
  readonly cost: Known;
  readonly parts: readonly OpenLot[];
}

/**
 * What is written down of events: everything, or only what leaves for elsewhere. A write needs no more than that, and texts are
 * most of what a fold costs.
 */
export type Wanted = "entries" | "departures";

/** Writes down what events do, and adds it up. */
export class EntrySink implements Entries {
  readonly disposals: Disposal[] = [];
  readonly income: Income[] = [];
  readonly fees: Fee[] = [];
  readonly flows: Flow[] = [];
  readonly carried: Carried[] = [];
  readonly departures: Departure[] = [];
  readonly moves: Move[] = [];
  readonly unknown: UnknownPrice[] = [];
  readonly #store: LedgerStore;
  readonly #all: boolean;

  constructor(store: LedgerStore, wanted: Wanted = "entries") {
    this.#store = store;
    this.#all = wanted === "entries";
  }

  disposal({ from, kind, asset, quantity, proceeds, cost, parts }: Disposed): void {
    const gain = minus(proceeds, cost);
    this.#add("realised", gain);
    if (!this.#all) return;
    const whole = {
      transactionId: from.id,
      kind,
      at: from.at,
      asset,
      accountId: from.accountId,
      quantity: toText(quantity),
      proceeds: signedOf(proceeds),
      cost: amountOf(cost),
      gain: signedOf(gain),
    };
    this.disposals.push({ ...whole, lots: disposedLots(parts, whole, quantity, proceeds) });
  }

  /** `quantity` has arrived, and `value` of it counts as income. */
  reward(from: Transaction, asset: AssetId, quantity: Units, value: Known): void {
    this.#add("income", value);
    if (!this.#all) return;
    const kind = from.subtype ?? "other";
    this.income.push({
      transactionId: from.id,
      at: from.at,
      kind,
      asset,
      quantity: toText(quantity),
      value: amountOf(value),
    });
  }

  fee(from: Transaction, { asset, amount }: Leg, value: Known, apart: boolean): void {
    if (apart) this.#add("feesApart", value);
    if (!this.#all) return;
    this.fees.push({ transactionId: from.id, at: from.at, asset, amount, value: amountOf(value), apart });
  }

  flow(from: Transaction, direction: Flow["direction"], value: Known): void {
    this.#add(direction, value);
    if (!this.#all) return;
    this.flows.push({ transactionId: from.id, at: from.at, direction, value: amountOf(value) });
  }

  carry(from: Transaction, asset: AssetId, direction: Flow["direction"], gain: Known): void {
    if (gain === 0n) return;
    this.#add(direction === "in" ? "carriedIn" : "carriedOut", gain);
    if (!this.#all) return;
    this.carried.push({ transactionId: from.id, at: from.at, asset, direction, gain: signedOf(gain) });
  }

  move(from: Transaction, asset: AssetId, direction: Move["direction"], value: Known): void {
    if (this.#all && value !== 0n) this.moves.push({ transactionId: from.id, at: from.at, asset, direction, value });
  }

  departure(from: Transaction, asset: AssetId, parts: readonly OpenLot[]): void {
    this.departures.push({
      transactionId: from.id,
      transferId: from.transferId ?? null,
      at: from.at,
      asset,
      lots: parts.map((part) => ({
        acquiredAt: part.acquiredAt,
        quantity: toText(part.quantity),
        cost: amountOf(part.cost),
        price: amountOf(part.price),
      })),
    });
  }

  markUnknown(from: Transaction, asset: AssetId): void {
    if (this.#all) this.unknown.push({ transactionId: from.id, at: from.at, asset });
  }

  #add(name: TotalName, value: Known): void {
    const { known, unknown } = this.#store.totals.get(name) ?? { known: 0n, unknown: 0 };
    this.#store.totals.set(name, value === null ? { known, unknown: unknown + 1 } : { known: known + value, unknown });
  }
}

/** Proceeds are shared out by quantity; the last lot takes what rounding left. */
function disposedLots(
  parts: readonly OpenLot[],
  whole: Omit<Disposal, "lots">,
  quantity: Units,
  proceeds: Known,
): DisposedLot[] {
  const [only] = parts;
  // What one lot bore is all of it: its texts are there.
  if (parts.length === 1 && only?.quantity === quantity)
    return [
      {
        lotId: only.id,
        part: only.part,
        acquiredAt: only.acquiredAt,
        quantity: whole.quantity,
        cost: whole.cost,
        proceeds: whole.proceeds,
      },
    ];
  let unshared = proceeds;
  return parts.map((part, i) => {
    const last = i === parts.length - 1;
    const share = last || proceeds === null ? unshared : mulDiv(proceeds, part.quantity, quantity);
    unshared = minus(unshared, share);
    return {
      lotId: part.id,
      part: part.part,
      acquiredAt: part.acquiredAt,
      quantity: toText(part.quantity),
      cost: amountOf(part.cost),
      proceeds: share === null ? null : toSignedText(share),
    };
  });
}
