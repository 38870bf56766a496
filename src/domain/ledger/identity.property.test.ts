import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { USD } from "../ids.ts";
import { toAmount } from "../money/amount.ts";
import { Decimal } from "../money/decimal.ts";
import { signedOf, toSignedText, toUnits } from "../money/fixed.ts";
import type { Books, Entries, TotalName } from "./books.ts";
import { booksOf, emptyState, fold, foldOn, foldState } from "./fold.ts";
import type { MarketValue } from "./market.ts";
import { compareEvents } from "./order.ts";
import type { FoldSettings } from "./settings.ts";
import { METHODS } from "./settings.ts";
import { stepAt, timelineOf } from "./timeline.ts";
import { identityOf } from "./testing/identity.ts";
import { KeptRows } from "./testing/kept-rows.ts";
import { COLD, MAIN, row, SETTINGS } from "./testing/rows.ts";
import type { Transaction } from "./transaction.ts";

const COINS = ["bitcoin", "ethereum", "tether"] as const;
const MONEY = ["fiat:usd", "fiat:eur", "tether"] as const;

/** Every asset has a price that moves from day to day. */
const market: MarketValue = (asset, at) => {
  const seed = new TextEncoder().encode(asset).reduce((sum, byte) => sum * 31n + BigInt(byte), 7n);
  const digits = ((seed + BigInt(at / 86_400_000)) * 2_654_435_761n) % 9_999_999_999_999n;
  return toAmount(new Decimal((digits + 1n).toString()).div(10 ** 9));
};

const amount = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 0, max: 18 }))
  .map(([digits, scale]) => toAmount(new Decimal(digits.toString()).div(new Decimal(10).pow(scale))));
const coin = fc.constantFrom(...COINS);
const token = fc.constantFrom("bitcoin", "ethereum");
const peg = fc.constant("tether");
const asset = fc.constantFrom(...COINS, ...MONEY);
const day = fc.integer({ min: 0, max: 27 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString());
const account = fc.constantFrom(MAIN, COLD);
const leg = (of: fc.Arbitrary<string>) => fc.tuple(amount, of).map(([quantity, name]) => `${quantity} ${name}`);

const arriving = fc.constantFrom("deposit" as const, "gift_in" as const, "opening_balance" as const, "reward" as const);
const leaving = fc.constantFrom("withdrawal" as const, "gift_out" as const, "fee" as const, "loss" as const);
const traded = fc.constantFrom("buy" as const, "sell" as const, "swap" as const);
const common = { account, position: fc.integer({ min: 0, max: 3 }) };
const fee = fc.option(leg(asset), { nil: undefined });

const event: fc.Arbitrary<Transaction> = fc
  .oneof(
    fc.record({ type: traded, at: day, in: leg(asset), out: leg(asset), fee, ...common }),
    fc.record({
      type: arriving,
      at: day,
      in: leg(asset),
      fee,
      basis: fc.option(amount, { nil: undefined }),
      subtype: fc.constantFrom("staking", "fork"),
      ...common,
    }),
    fc.record({ type: leaving, at: day, out: leg(asset), fee, ...common }),
    fc
      .record({ type: fc.constant("transfer" as const), at: day, out: leg(asset), fee, to: account, ...common })
      .map((made) => ({ ...made, in: made.out })),
    fc.record({ type: fc.constant("transfer" as const), at: day, out: leg(coin), fee, ...common }),
    fc
      .record({
        type: fc.constant("transfer" as const),
        at: day,
        parts: fc.tuple(amount, amount),
        coin,
        basis: amount,
        ...common,
      })
      .map(({ parts, coin: name, basis, ...made }) => ({
        ...made,
        in: `${toAmount(new Decimal(parts[0]).plus(parts[1]))} ${name}`,
        lots: parts.map((quantity, n) => ({ acquiredAt: Date.UTC(2023, n), quantity, cost: basis, price: null })),
      })),
    fc.record({
      type: fc.constantFrom("split" as const, "migration" as const),
      at: day,
      in: leg(token),
      out: leg(token),
      ...common,
    }),
    fc.record({ type: fc.constant("split" as const), at: day, in: leg(peg), out: leg(peg), ...common }),
  )
  .map(({ type, at, ...more }) => row(type, at, defined(more)))
  // As rows are checked before they are stored.
  .filter(({ type, in: arrives, out, fee: paid }) => {
    if (arrives !== null && paid?.asset === arrives.asset && toUnits(paid.amount) >= toUnits(arrives.amount))
      return false;
    return type === "transfer" || type === "split" || arrives?.asset !== out?.asset;
  });

function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

const settings: fc.Arbitrary<FoldSettings> = fc
  .record({
    method: fc.constantFrom(...METHODS),
    feeMode: fc.constantFrom("basis" as const, "apart" as const),
    rankBy: fc.constantFrom("cost" as const, "price" as const),
    lotScope: fc.constantFrom("portfolio" as const, "account" as const),
    base: fc.constantFrom(USD, USD, "bitcoin" as AssetId),
    cash: fc.constantFrom("tracked" as const, "untracked" as const),
    cashAssets: fc.constantFrom([], ["tether" as AssetId]),
    rewardBasis: fc.constantFrom("market" as const, "zero" as const),
    forkBasis: fc.constantFrom("market" as const, "zero" as const),
    giftOut: fc.constantFrom("carried" as const, "disposal" as const),
    transferFee: fc.constantFrom("disposal" as const, "zero" as const, "basis" as const),
  })
  .map((some) => ({ ...SETTINGS, ...some }));

/** A ledger that can be under these settings: rows that would give more than is held are left out, one by one. */
const ledger = fc.tuple(settings, fc.array(event, { minLength: 1, maxLength: 40 })).map(([chosen, rows]) => {
  let state = emptyState(chosen);
  const kept: Transaction[] = [];
  for (const next of rows.toSorted(compareEvents)) {
    const step = foldOn(state, next, market);
    if (!step.ok) continue;
    state = step.state;
    kept.push(next);
  }
  return { settings: chosen, rows: kept };
});

function mustFold(rows: readonly Transaction[], chosen: FoldSettings): Books {
  const result = fold(rows, chosen, market);
  if (!result.ok) throw new Error("the ledger cannot be");
  return result.books;
}

const lotTexts = (books: Books) => books.lots.map((lot) => JSON.stringify(lot)).toSorted();

const RUNS = { numRuns: 300 };
/** Money bought with other money, its fee taken out of what arrives: once counted as if it had arrived. */
const NETTED = (["basis", "apart"] as const).map((feeMode): [{ settings: FoldSettings; rows: Transaction[] }] => {
  const bought = { in: "100 tether", out: "90 fiat:eur", fee: "1 tether" };
  const rows = [row("buy", new Date(Date.UTC(2024, 0, 5)).toISOString(), bought)];
  return [{ settings: { ...SETTINGS, cash: "tracked", cashAssets: ["tether" as AssetId], feeMode }, rows }];
});

/** At the end, in the base. */
const priceIn =
  ({ base }: FoldSettings) =>
  (name: AssetId) =>
    name === base ? "1" : (market(name, Date.UTC(2024, 5, 1)) as string);

describe("every ledger, with all kinds of event mixed, under every method and setting", () => {
  it("keeps the identity of value, flows, gains, income and fees, exactly", () => {
    fc.assert(
      fc.property(ledger, ({ settings: chosen, rows }) => {
        const { left, right } = identityOf(mustFold(rows, chosen), priceIn(chosen));
        expect(left).toBe(right);
      }),
      RUNS,
    );
  });

  it("holds the same quantities under every method", () => {
    fc.assert(
      fc.property(ledger, ({ settings: chosen, rows }) => {
        const quantities = (method: FoldSettings["method"]) =>
          [...mustFold(rows, { ...chosen, method }).holdings]
            .map(([name, held]) => `${held.quantity} ${name}`)
            .toSorted();
        const first = quantities("fifo");
        for (const method of METHODS) expect(quantities(method), method).toEqual(first);
      }),
      RUNS,
    );
  });

  it("has balances by account that add up to what is held", () => {
    fc.assert(
      fc.property(ledger, ({ settings: chosen, rows }) => {
        const books = mustFold(rows, chosen);
        const sums = new Map<AssetId, bigint>();
        for (const held of books.balances.values())
          for (const [name, quantity] of held) sums.set(name, (sums.get(name) ?? 0n) + toUnits(quantity));
        for (const [name, held] of [...books.holdings, ...books.cash]) {
          expect(sums.get(name)).toBe(toUnits(held.quantity));
          sums.delete(name);
        }
        expect([...sums.values()].filter((rest) => rest !== 0n)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("tells whose gain is whose: what moved to and from the coins of an event is what crossed the border with it", () => {
    fc.assert(
      fc.property(ledger, ({ settings: chosen, rows }) => {
        const { moves, flows } = mustFold(rows, chosen);
        const net = new Map<string, bigint>();
        const add = (id: string, units: bigint) => net.set(id, (net.get(id) ?? 0n) + units);
        for (const { transactionId, direction, value } of moves)
          add(transactionId, (direction === "in" ? 1n : -1n) * (value ?? 0n));
        for (const { transactionId, direction, value } of flows)
          add(transactionId, (direction === "in" ? -1n : 1n) * toUnits(value ?? "not known"));
        expect([...net].filter(([, rest]) => rest !== 0n)).toEqual([]);
      }),
      { ...RUNS, examples: NETTED },
    );
  });

  it("along time holds at each moment what a fold of what had happened by then holds", () => {
    fc.assert(
      fc.property(ledger, fc.integer({ min: 0, max: 28 }), ({ settings: chosen, rows }, n) => {
        const at = Date.UTC(2024, 0, 1 + n);
        const along = timelineOf(rows, chosen, market);
        if (!along.ok) throw new Error("the ledger cannot be");
        const books = mustFold(
          rows.filter((made) => made.at <= at),
          chosen,
        );
        const held = new Map<string, [string, string | null]>();
        for (const [name, { quantity, cost }] of [...books.holdings, ...books.cash]) held.set(name, [quantity, cost]);
        const read = [...along.timeline.steps].flatMap(([name, steps]) => {
          const step = stepAt(steps, at);
          const none = step === undefined || (step.quantity === 0n && step.cost === 0n);
          return none ? [] : [[name, [toSignedText(step.quantity), signedOf(step.cost)]] as const];
        });
        expect(new Map<string, unknown>(read)).toEqual(held);
        const totals = stepAt(along.timeline.totals, at)?.totals;
        for (const [name, { value, unknown }] of Object.entries(books.totals)) {
          const sum = totals?.get(name as TotalName) ?? { known: 0n, unknown: 0 };
          expect([name, toSignedText(sum.known), sum.unknown]).toEqual([name, value, unknown]);
        }
      }),
      RUNS,
    );
  });

  it("has lots that are more than nothing and cost no less than nothing", () => {
    fc.assert(
      fc.property(ledger, ({ settings: chosen, rows }) => {
        for (const lot of mustFold(rows, chosen).lots) {
          expect(toUnits(lot.quantity) > 0n).toBe(true);
          expect(toUnits(lot.cost ?? "not known") >= 0n).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("folded event by event, and through what was kept in between, means what it means at once", () => {
    fc.assert(
      fc.property(ledger, fc.array(fc.boolean(), { minLength: 8 }), ({ settings: chosen, rows }, wakes) => {
        let state = emptyState(chosen);
        let last = {} as Entries;
        const kept = KeptRows.of(state);
        for (const [n, next] of rows.entries()) {
          if (wakes[n % wakes.length] === true) state = kept.restored(state);
          const step = foldOn(state, next, market);
          if (!step.ok) throw new Error("the ledger cannot be");
          kept.change(state, step.state);
          state = step.state;
          last = step.entries;
        }
        const whole = foldState(rows, chosen, market);
        if (!whole.ok) throw new Error("the ledger cannot be");
        expect(kept.texts()).toEqual(KeptRows.of(whole.state).texts());
        const books = booksOf(whole.state, last);
        for (const went of [state, kept.restored(state)].map((found) => booksOf(found, last))) {
          expect(lotTexts(went)).toEqual(lotTexts(books));
          expect(went.totals).toEqual(books.totals);
          expect(new Map(went.cash)).toEqual(new Map(books.cash));
          expect(went.balances).toEqual(books.balances);
        }
      }),
      RUNS,
    );
  });

  it("does not touch the state that it goes on from", () => {
    fc.assert(
      fc.property(ledger, fc.boolean(), ({ settings: chosen, rows }, woken) => {
        const most = rows.slice(0, -1);
        const before = foldState(most, chosen, market);
        const last = rows.at(-1);
        if (!before.ok || last === undefined) return;
        const kept = KeptRows.of(before.state);
        const state = woken ? kept.restored(before.state) : before.state;
        foldOn(state, last, market);
        expect(KeptRows.of(state).texts()).toEqual(kept.texts());
      }),
      RUNS,
    );
  });
});
