import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import type { Amount, SignedAmount } from "../money/amount.ts";
import type { Known } from "../money/fixed.ts";
import { minus, mulDiv, ONE, signedOf, toText, toUnits, unitsOf } from "../money/fixed.ts";
import type { Disposal, DisposedLot, Lot } from "./books.ts";
import type { Term } from "./holding-period.ts";
import { termOf } from "./holding-period.ts";
import type { LedgerSettings } from "./settings.ts";

type Terms = Pick<LedgerSettings, "longAfter" | "longInclusive" | "timeZone">;
export type RefOf = (id: TransactionId) => string;

/** Said with every answer about gains. */
export const GAIN_NOTES: readonly string[] = [
  "No wash-sale, superficial-loss, same-day or 30-day rule is applied.",
  "There are no short positions: what is not held cannot be given away.",
];

const DAY_MS = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

/** What one unit of it cost. */
export const unitCost = (cost: Known, quantity: bigint): Amount | null =>
  cost === null || quantity <= 0n || cost < 0n ? null : toText(mulDiv(cost, ONE, quantity));

/** A lot as a person sees it at a time. */
export function viewLot(
  { id: _id, accountId, acquiredAt, position: _position, ...lot }: Lot,
  at: number,
  settings: Terms,
) {
  return {
    ...lot,
    account: accountId,
    acquiredAt: iso(acquiredAt),
    /** Sold for this each, it makes neither gain nor loss. */
    breakEven: unitCost(unitsOf(lot.cost), toUnits(lot.quantity)),
    ageDays: Math.floor((at - acquiredAt) / DAY_MS),
    term: termOf(acquiredAt, at, settings),
  };
}

export function viewDisposal(disposal: Disposal, refOf: RefOf, settings: Terms) {
  const { transactionId, accountId, lots, at, ...rest } = disposal;
  const viewed = lots.map((lot) => viewDisposedLot(lot, at, refOf, settings));
  return { ref: refOf(transactionId), at: iso(at), account: accountId, ...rest, lots: viewed };
}

function viewDisposedLot(
  { lotId, acquiredAt, cost, proceeds, quantity, part }: DisposedLot,
  at: number,
  refOf: RefOf,
  settings: Terms,
) {
  return {
    ref: refOf(lotId),
    part,
    acquiredAt: iso(acquiredAt),
    quantity,
    cost,
    proceeds,
    gain: signedOf(minus(unitsOf(proceeds), unitsOf(cost))),
    term: termOf(acquiredAt, at, settings),
  };
}

/** A disposal as one lot bore it: a row of a tax form. What no lot bore, such as money of the base currency, has none. */
export interface DisposalRow {
  readonly transaction: TransactionId;
  readonly ref: string;
  readonly at: string;
  readonly kind: Disposal["kind"];
  readonly asset: AssetId;
  readonly account: AccountId;
  readonly lot: { readonly transaction: TransactionId; readonly ref: string; readonly part: number } | null;
  readonly acquiredAt: string | null;
  readonly quantity: Amount;
  readonly proceeds: SignedAmount | null;
  readonly cost: Amount | null;
  readonly gain: SignedAmount | null;
  readonly term: Term | null;
}

export function disposalRows(disposal: Disposal, refOf: RefOf, settings: Terms): DisposalRow[] {
  const { transactionId, kind, asset, accountId, at } = disposal;
  const head = { transaction: transactionId, ref: refOf(transactionId), at: iso(at), kind, asset, account: accountId };
  if (disposal.lots.length === 0) {
    const { quantity, proceeds, cost, gain } = disposal;
    return [{ ...head, lot: null, acquiredAt: null, quantity, proceeds, cost, gain, term: null }];
  }
  return disposal.lots.map((lot) => {
    const { ref, part, ...seen } = viewDisposedLot(lot, at, refOf, settings);
    return { ...head, lot: { transaction: lot.lotId, ref, part }, ...seen };
  });
}
