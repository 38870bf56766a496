import type { AssetId } from "../ids.ts";
import { decimal, toAmount, toSigned } from "../money/amount.ts";
import type { SignedAmount } from "../money/amount.ts";
import type { Decimal } from "../money/decimal.ts";
import { ZERO } from "../money/decimal.ts";
import type { Books, Disposal, Fee, Flow, FoldResult, Shortfall } from "./books.ts";
import { holdingsOf, Lots } from "./lots.ts";
import { compareEvents } from "./order.ts";
import type { FoldSettings } from "./settings.ts";
import type { Leg, Transaction, TransactionType } from "./transaction.ts";

/**
 * What a ledger means: the only reader of its rows. Pure; the order of the rows given does not matter. Legs are before the
 * fee: an asset changes by in − out − fee. Money is not a holding (`cash: "untracked"`), it crosses the border with each trade.
 */
export function fold(transactions: readonly Transaction[], settings: FoldSettings): FoldResult {
  const ledger = new Ledger(settings.base);
  for (const transaction of transactions.toSorted(compareEvents)) {
    const shortfall = ledger.apply(transaction);
    if (shortfall !== null) return { ok: false, shortfall };
  }
  return { ok: true, books: ledger.books() };
}

/** Gain of all disposals. */
export function realisedOf(books: Books): SignedAmount {
  return toSigned(books.disposals.reduce((sum, disposal) => sum.plus(disposal.gain), ZERO));
}

class Ledger {
  readonly #base: AssetId;
  readonly #assets = new Map<AssetId, Lots>();
  readonly #disposals: Disposal[] = [];
  readonly #fees: Fee[] = [];
  readonly #flows: Flow[] = [];

  constructor(base: AssetId) {
    this.#base = base;
  }

  apply(transaction: Transaction): Shortfall | null {
    const { id: transactionId, at, fee } = transaction;
    if (fee !== null) this.#fees.push({ transactionId, at, ...fee });
    return this.#kinds[transaction.type](transaction);
  }

  readonly #kinds: Readonly<Record<TransactionType, (transaction: Transaction) => Shortfall | null>> = {
    buy: (transaction) => this.#buy(transaction),
    sell: (transaction) => this.#sell(transaction),
  };

  #buy(transaction: Transaction): null {
    const coin = leg(transaction.in, transaction);
    const feeInMoney = this.#feeInMoney(transaction, coin);
    const paid = this.#money(transaction.out, transaction).plus(feeInMoney);
    // A fee in the coin itself: the lot is what arrived, for the whole outlay.
    const arrived = decimal(coin.amount).minus(feeInCoin(transaction, coin));
    this.#lotsOf(coin.asset).add({
      id: transaction.id,
      accountId: transaction.accountId,
      acquiredAt: transaction.at,
      position: transaction.position,
      quantity: arrived,
      cost: paid,
    });
    this.#cross(transaction, paid);
    return null;
  }

  #sell(transaction: Transaction): Shortfall | null {
    const coin = leg(transaction.out, transaction);
    const lots = this.#lotsOf(coin.asset);
    const consumed = feeInCoin(transaction, coin);
    const asked = decimal(coin.amount).plus(consumed);
    if (asked.gt(lots.held)) {
      const { id: transactionId, at } = transaction;
      return { asset: coin.asset, held: toAmount(lots.held), asked: toAmount(asked), transactionId, at };
    }
    const received = this.#money(transaction.in, transaction).minus(this.#feeInMoney(transaction, coin));
    this.#dispose(transaction, "sale", lots, decimal(coin.amount), received);
    if (consumed.gt(0)) this.#dispose(transaction, "fee", lots, consumed, ZERO);
    this.#cross(transaction, received.negated());
    return null;
  }

  #dispose(from: Transaction, kind: Disposal["kind"], lots: Lots, quantity: Decimal, proceeds: Decimal): void {
    const parts = lots.take(quantity, proceeds);
    const cost = parts.reduce((sum, part) => sum.plus(part.cost), ZERO);
    this.#disposals.push({
      transactionId: from.id,
      kind,
      at: from.at,
      asset: lots.asset,
      accountId: from.accountId,
      quantity: toAmount(quantity),
      proceeds: toSigned(proceeds),
      cost: toAmount(cost),
      gain: toSigned(proceeds.minus(cost)),
      lots: parts,
    });
  }

  /** Money paid in is above zero, money taken out below. */
  #cross(transaction: Transaction, paidIn: Decimal): void {
    if (paidIn.isZero()) return;
    const direction = paidIn.gt(0) ? "in" : "out";
    this.#flows.push({ transactionId: transaction.id, at: transaction.at, direction, value: toAmount(paidIn.abs()) });
  }

  #money(given: Leg | null, transaction: Transaction): Decimal {
    const money = leg(given, transaction);
    if (money.asset !== this.#base) throw new RangeError(`${transaction.id}: money in another currency than the base`);
    return decimal(money.amount);
  }

  #feeInMoney({ fee, id }: Transaction, coin: Leg): Decimal {
    if (fee === null || fee.asset === coin.asset) return ZERO;
    if (fee.asset !== this.#base) throw new RangeError(`${id}: fee neither in the base currency nor in the coin`);
    return decimal(fee.amount);
  }

  #lotsOf(asset: AssetId): Lots {
    const known = this.#assets.get(asset);
    if (known !== undefined) return known;
    const lots = new Lots(asset);
    this.#assets.set(asset, lots);
    return lots;
  }

  books(): Books {
    const lots = [...this.#assets.values()].flatMap((asset) => asset.open());
    return {
      holdings: holdingsOf(lots),
      lots,
      disposals: this.#disposals,
      income: [],
      fees: this.#fees,
      flows: this.#flows,
    };
  }
}

const feeInCoin = ({ fee }: Transaction, coin: Leg): Decimal =>
  fee?.asset === coin.asset ? decimal(fee.amount) : ZERO;

/** Rows are checked before they are stored, so a missing leg is a defect of ours. */
function leg(given: Leg | null, transaction: Transaction): Leg {
  if (given === null) throw new RangeError(`${transaction.id}: a leg is missing`);
  return given;
}
