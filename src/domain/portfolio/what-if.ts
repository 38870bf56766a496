import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import type { Shortfall } from "../ledger/books.ts";
import type { FoldState } from "../ledger/fold.ts";
import { foldOn } from "../ledger/fold.ts";
import type { MarketValue } from "../ledger/market.ts";
import type { Method } from "../ledger/settings.ts";
import type { Transaction } from "../ledger/transaction.ts";
import type { DisposalRow, RefOf } from "../ledger/view-lots.ts";
import { disposalRows } from "../ledger/view-lots.ts";
import type { Amount } from "../money/amount.ts";
import type { Known } from "../money/fixed.ts";
import { plus, signedOf, times, toText, toUnits, unitsOf } from "../money/fixed.ts";

export interface Sale {
  readonly asset: AssetId;
  readonly quantity: Amount;
  /** Of one unit, in the base currency. */
  readonly price: Amount;
  readonly accountId: AccountId;
  readonly at: number;
}

/** What a sale that never was would have brought under one method. */
export function saleUnder(state: FoldState, sale: Sale, market: MarketValue, refOf: RefOf) {
  const { settings } = state;
  const step = foldOn(state, eventOf(sale, settings.base), market);
  if (!step.ok) {
    if (step.shortfall === null) throw new RangeError("a sale of now was found out of order");
    return { ok: false as const, shortfall: step.shortfall satisfies Shortfall };
  }
  const rows = step.entries.disposals
    .filter(({ asset }) => asset === sale.asset)
    .flatMap((disposal) => disposalRows(disposal, refOf, settings));
  const sum = (of: (row: DisposalRow) => string | null, term?: DisposalRow["term"]): Known =>
    rows
      .filter((row) => term === undefined || row.term === term)
      .reduce<Known>((total, row) => plus(total, unitsOf(of(row))), 0n);
  return {
    ok: true as const,
    result: {
      method: settings.method satisfies Method,
      proceeds: signedOf(sum(({ proceeds }) => proceeds)),
      cost: signedOf(sum(({ cost }) => cost)),
      gain: signedOf(sum(({ gain }) => gain)),
      shortGain: signedOf(sum(({ gain }) => gain, "short")),
      longGain: signedOf(sum(({ gain }) => gain, "long")),
      lots: rows.map(({ lot, acquiredAt, quantity, cost, proceeds, gain, term }) => ({
        ...(lot ?? { transaction: null, ref: null, part: null }),
        acquiredAt,
        quantity,
        cost,
        proceeds,
        gain,
        term,
      })),
    },
  };
}

function eventOf({ asset, quantity, price, accountId, at }: Sale, base: AssetId): Transaction {
  return {
    id: "what-if" as TransactionId,
    ref: "what-if",
    at,
    position: Number.MAX_SAFE_INTEGER,
    type: "sell",
    accountId,
    in: { asset: base, amount: toText(times(toUnits(quantity), toUnits(price))) },
    out: { asset, amount: quantity },
    fee: null,
    price,
    value: null,
    valueCurrency: null,
    note: null,
    source: "what-if",
    createdAt: at,
    updatedAt: at,
  };
}
