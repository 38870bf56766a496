import { describe, expect, it } from "vitest";
import type { TransactionId } from "../ids.ts";
import { decimal } from "../money/amount.ts";
import type { Decimal } from "../money/decimal.ts";
import { ZERO } from "../money/decimal.ts";
import type { Books } from "./books.ts";
import { fold } from "./fold.ts";
import type { RankedMethod } from "./settings.ts";
import { RP2_BOOKS, RP2_SETTINGS, timeOf } from "./testing/rp2.ts";
import type { Report } from "./testing/rp2.ts";
import type { Transaction } from "./transaction.ts";

const METHODS: readonly RankedMethod[] = ["fifo", "lifo", "hifo", "lofo"];

/** rp2's sums are compared with its own precision: it keeps 31 digits of quotients. */
const text = (value: Decimal) => value.toDecimalPlaces(8).toFixed();

type Sums = Map<string, { quantity: Decimal; cost: Decimal }>;

function add(sums: Sums, key: string, quantity: string, cost: string): void {
  const sum = sums.get(key) ?? { quantity: ZERO, cost: ZERO };
  sums.set(key, { quantity: sum.quantity.plus(quantity), cost: sum.cost.plus(cost) });
}

const readable = (sums: Sums) =>
  [...sums].map(([key, { quantity, cost }]) => `${key}: ${text(quantity)} for ${text(cost)}`).toSorted();

const acquiredAt = (at: number, lot: number) => `${new Date(at).toISOString()} from ${new Date(lot).toISOString()}`;

/** What each event took from each lot. */
function theirs(report: Report): string[] {
  const sums: Sums = new Map();
  for (const { eventTimestamp, lotTimestamp, quantity, costBasis } of report.detail)
    if (lotTimestamp !== undefined)
      add(sums, acquiredAt(timeOf(eventTimestamp), timeOf(lotTimestamp)), quantity, costBasis ?? "0");
  return readable(sums);
}

function ours({ disposals }: Books): string[] {
  const sums: Sums = new Map();
  for (const { at, lots } of disposals)
    for (const lot of lots) add(sums, acquiredAt(at, lot.acquiredAt), lot.quantity, lot.cost ?? "not known");
  return readable(sums);
}

const KIND: Readonly<Record<string, string>> = {
  SELL: "sell",
  GIFT: "gift_out",
  DONATE: "gift_out",
  MOVE: "transfer",
  INTEREST: "reward",
};

/** Quantity, proceeds, cost and gain by year and kind of event. */
function yearlyOf(report: Report): string[] {
  const sums = new Map<string, Decimal[]>();
  for (const { year, type, ...figures } of report.yearly) {
    const key = `${year} ${KIND[type]}`;
    const before = sums.get(key) ?? [ZERO, ZERO, ZERO];
    const more = [figures.quantity, figures.proceeds, figures.gain];
    sums.set(
      key,
      before.map((sum, i) => sum.plus(more[i] ?? "0")),
    );
  }
  return written(sums);
}

function yearlyOfBooks({ disposals, income }: Books, rows: readonly Transaction[]): string[] {
  const types = new Map<TransactionId, string>(rows.map((made) => [made.id, made.type]));
  const sums = new Map<string, Decimal[]>();
  const count = (id: TransactionId, at: number, figures: readonly (string | null)[]) => {
    const key = `${new Date(at).getUTCFullYear()} ${types.get(id)}`;
    const before = sums.get(key) ?? [ZERO, ZERO, ZERO];
    sums.set(
      key,
      before.map((sum, i) => sum.plus(decimal(figures[i] ?? "not known"))),
    );
  };
  for (const { transactionId, at, quantity, proceeds, gain } of disposals)
    count(transactionId, at, [quantity, proceeds, gain]);
  for (const { transactionId, at, quantity, value } of income) count(transactionId, at, [quantity, value, value]);
  return written(sums);
}

const written = (sums: ReadonlyMap<string, readonly Decimal[]>) =>
  [...sums].map(([key, figures]) => `${key} ${figures.map(text).join(" ")}`).toSorted();

describe("rp2's reference reports", () => {
  for (const { name, rows, market, reports } of RP2_BOOKS)
    it.each(METHODS)(`${name} under %s: the same lots, quantities, costs and yearly sums`, (method) => {
      const folded = fold(rows, { ...RP2_SETTINGS, method }, market);
      if (!folded.ok) throw new Error("the ledger cannot be");
      expect(ours(folded.books)).toEqual(theirs(reports[method]));
      expect(yearlyOfBooks(folded.books, rows)).toEqual(yearlyOf(reports[method]));
    });
});
