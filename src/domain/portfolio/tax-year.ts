import type { Books, Disposal } from "../ledger/books.ts";
import type { FoldSettings } from "../ledger/settings.ts";
import type { DisposalRow, RefOf } from "../ledger/view-lots.ts";
import { disposalRows, GAIN_NOTES, viewLot } from "../ledger/view-lots.ts";
import type { SignedAmount } from "../money/amount.ts";
import type { Units } from "../money/fixed.ts";
import { toSignedText, toUnits } from "../money/fixed.ts";
import { startOfYear } from "../returns/named-period.ts";

/** A sum of what is known; `unknown` counts what is not. */
interface Sum {
  readonly value: SignedAmount;
  readonly unknown: number;
}

function sumOf(values: readonly (string | null)[]): Sum {
  const known = values.filter((value) => value !== null);
  const total = known.reduce<Units>((sum, value) => sum + toUnits(value), 0n);
  return { value: toSignedText(total), unknown: values.length - known.length };
}

const gainsOf = (rows: readonly DisposalRow[]) => ({
  count: rows.length,
  proceeds: sumOf(rows.map(({ proceeds }) => proceeds)),
  cost: sumOf(rows.map(({ cost }) => cost)),
  gain: sumOf(rows.map(({ gain }) => gain)),
});

/** What is lost is no sale: it stands under its own heading. */
const isLoss = ({ kind }: Pick<Disposal, "kind">): boolean => kind === "loss";

/** When a year begins and ends in a time zone; the end is not included. */
export const spanOfYear = (year: number, timeZone: string): { from: number; to: number } => ({
  from: startOfYear(year, timeZone),
  to: startOfYear(year + 1, timeZone),
});

/**
 * A year of a ledger, as a declaration wants it. `books`: folded up to the end of the year, and not beyond it. `at`: as of when
 * ages are told: the end of the year, or now.
 */
export function taxYear(
  books: Books,
  settings: FoldSettings,
  refOf: RefOf,
  { year, timeZone, at }: { year: number; timeZone: string; at: number },
) {
  const { from, to } = spanOfYear(year, timeZone);
  const within = <T extends { readonly at: number }>(entries: readonly T[]) =>
    entries.filter((entry) => entry.at >= from && entry.at < to);
  const terms = { ...settings, timeZone };
  const rows = within(books.disposals).flatMap((disposal) => disposalRows(disposal, refOf, terms));
  const sales = rows.filter((row) => !isLoss(row));
  const losses = rows.filter(isLoss);
  const entry = <T extends { readonly transactionId: Parameters<RefOf>[0]; readonly at: number }>({
    transactionId,
    at: when,
    ...rest
  }: T) => ({ transaction: transactionId, ref: refOf(transactionId), at: new Date(when).toISOString(), ...rest });
  const income = within(books.income);
  const fees = within(books.fees);
  return {
    year,
    timeZone,
    base: settings.base,
    method: settings.method,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    asOf: new Date(at).toISOString(),
    gains: {
      short: gainsOf(sales.filter(({ term }) => term === "short")),
      long: gainsOf(sales.filter(({ term }) => term === "long")),
      other: gainsOf(sales.filter(({ term }) => term === null)),
      all: gainsOf(sales),
    },
    losses: gainsOf(losses),
    income: {
      byKind: [...Map.groupBy(income, ({ kind }) => kind)]
        .map(([kind, of]) => ({ kind, count: of.length, value: sumOf(of.map(({ value }) => value)) }))
        .toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
      total: sumOf(income.map(({ value }) => value)),
    },
    fees: {
      total: sumOf(fees.map(({ value }) => value)),
      apart: sumOf(fees.filter(({ apart }) => apart).map(({ value }) => value)),
    },
    disposals: rows,
    incomeRows: income.map(entry),
    feeRows: fees.map(entry),
    closingLots: books.lots.map((lot) => ({ transaction: lot.id, ...viewLot(lot, at, terms) })),
    notes: [...GAIN_NOTES],
  };
}

export type TaxYear = ReturnType<typeof taxYear>;
