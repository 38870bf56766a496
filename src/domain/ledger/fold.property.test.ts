import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { decimal, toAmount } from "../money/amount.ts";
import { Decimal, ZERO } from "../money/decimal.ts";
import type { Books } from "./books.ts";
import { fold, realisedOf } from "./fold.ts";
import { buy, sell, SETTINGS } from "./testing/rows.ts";
import type { Transaction } from "./transaction.ts";

/** Amounts of very different sizes, from one wei to twelve digits. */
const amount = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 18 }))
  .map(([digits, scale]) => toAmount(new Decimal(digits.toString()).div(new Decimal(10).pow(scale))));
const day = fc.integer({ min: 0, max: 27 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString());
const fee = (coin: string) =>
  fc.option(
    fc.oneof(
      amount,
      amount.map((text) => `${text} ${coin}`),
    ),
    { nil: undefined },
  );

const row: fc.Arbitrary<Transaction> = fc
  .constantFrom("bitcoin", "ethereum")
  .chain((coin) =>
    fc.tuple(fc.boolean(), day, amount, amount, fc.integer({ min: 0, max: 3 }), fee(coin), fc.constant(coin)),
  )
  .map(([isBuy, at, quantity, money, position, paid, coin]) => {
    const more = { position, ...(paid === undefined ? {} : { fee: paid }) };
    return isBuy ? buy(at, `${quantity} ${coin}`, money, more) : sell(at, `${quantity} ${coin}`, money, more);
  })
  // As rows are checked before they are stored: something arrives.
  .filter((made) => made.type === "sell" || made.fee?.asset !== made.in?.asset || isLess(made));

const isLess = ({ fee: paid, in: coin }: Transaction) =>
  paid !== null && coin !== null && decimal(paid.amount).lt(coin.amount);

/** Ledgers that can be: rows that would sell more than is held are left out, one by one. */
const ledger = fc.array(row, { minLength: 1, maxLength: 30 }).map((rows) => {
  let kept: Transaction[] = [];
  for (const next of rows) if (fold([...kept, next], SETTINGS).ok) kept = [...kept, next];
  return kept;
});

function booksOf(rows: readonly Transaction[]): Books {
  const result = fold(rows, SETTINGS);
  if (!result.ok) throw new Error("the ledger cannot be");
  return result.books;
}

/** Of figures that are all known. */
const sum = (texts: readonly (string | null)[]) =>
  texts.reduce((total, text) => total.plus(text ?? "a figure is not known"), ZERO);
const text = (value: Decimal) => value.toFixed();

describe("every ledger that can be", () => {
  it("holds what arrived less what left, exactly", () => {
    fc.assert(
      fc.property(ledger, (rows) => {
        const books = booksOf(rows);
        for (const asset of ["bitcoin", "ethereum"] as AssetId[]) {
          const moved = (leg: "in" | "out" | "fee") =>
            sum(rows.flatMap((made) => (made[leg]?.asset === asset ? [made[leg].amount] : [])));
          const expected = moved("in").minus(moved("out")).minus(moved("fee"));
          expect(books.holdings.get(asset)?.quantity ?? "0").toBe(text(expected));
        }
      }),
    );
  });

  it("never holds less than nothing, of quantity or of cost", () => {
    fc.assert(
      fc.property(ledger, (rows) => {
        for (const lot of booksOf(rows).lots) {
          expect(decimal(lot.quantity).gt(0)).toBe(true);
          expect(decimal(lot.cost ?? "-1").isNegative()).toBe(false);
        }
      }),
    );
  });

  it("adds up: what was paid is what is held and what was given away, to the last digit", () => {
    fc.assert(
      fc.property(ledger, (rows) => {
        const books = booksOf(rows);
        const buys = rows.filter((made) => made.type === "buy");
        const paid = sum(
          buys.flatMap(({ out, fee: paidFee }) => [
            out?.amount ?? "0",
            paidFee?.asset === SETTINGS.base ? paidFee.amount : "0",
          ]),
        );
        const held = sum([...books.holdings.values()].map((holding) => holding.cost));
        const given = sum(books.disposals.map((disposal) => disposal.cost));
        expect(text(held.plus(given))).toBe(text(paid));
        for (const disposal of books.disposals) {
          for (const part of ["quantity", "cost", "proceeds"] as const) {
            expect(text(sum(disposal.lots.map((lot) => lot[part])))).toBe(disposal[part]);
          }
        }
      }),
    );
  });

  it("keeps the identity: cost held + money out − money in = realised", () => {
    fc.assert(
      fc.property(ledger, (rows) => {
        const books = booksOf(rows);
        const flow = (direction: "in" | "out") =>
          sum(books.flows.flatMap((crossed) => (crossed.direction === direction ? [crossed.value] : [])));
        const held = sum([...books.holdings.values()].map((holding) => holding.cost));
        expect(text(held.plus(flow("out")).minus(flow("in")))).toBe(realisedOf(books));
      }),
    );
  });

  it("means the same in whatever order its rows come", () => {
    fc.assert(
      fc.property(
        ledger.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(booksOf(shuffled)).toEqual(booksOf(rows));
        },
      ),
    );
  });
});
