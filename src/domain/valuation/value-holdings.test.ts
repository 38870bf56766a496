import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { USD } from "../ids.ts";
import type { LedgerState } from "../ledger/state.ts";
import type { BoardPrice } from "../market/price.ts";
import { STALE_AFTER_MS } from "../market/price.ts";
import { AMOUNT_PATTERN, parseAmount } from "../money/amount.ts";
import type { Amount, SignedAmount } from "../money/amount.ts";
import type { HoldingValue, Valuation } from "./valuation.ts";
import type { LivePrice } from "./rate.ts";
import { diff, toValuation, valueHoldings } from "./value-holdings.ts";
import type { Market } from "./value-holdings.ts";

const NOW = Date.UTC(2026, 0, 31, 12);
const id = (text: string) => text as AssetId;
const amount = (text: string): Amount => parseAmount(text) ?? expect.fail(`${text} is no amount`);

const signed = (text: string): SignedAmount => text as SignedAmount;

const board = (price: string, quote = "tether", at = NOW - 400): BoardPrice => ({
  price,
  quote: id(quote),
  open24h: null,
  source: "binance",
  at,
});

const books = (
  holdings: Record<string, readonly [quantity: string, cost: string]>,
  base: AssetId = USD,
): LedgerState => ({
  version: 7,
  base,
  holdings: new Map(
    Object.entries(holdings).map(([asset, [quantity, cost]]) => [
      id(asset),
      { quantity: signed(quantity), cost: signed(cost) },
    ]),
  ),
  realised: "-12.5" as SignedAmount,
});

const market = (prices: Record<string, LivePrice>, heardAt = NOW - 100) => ({
  prices: new Map(Object.entries(prices).map(([asset, price]) => [id(asset), price] as const)),
  freshUntil: { binance: heardAt + STALE_AFTER_MS },
  simulated: true,
});

const value = (ledger: LedgerState, at: Market) => toValuation(valueHoldings(ledger, at, NOW));

describe("a valuation", () => {
  it("values what has a price and says where the price is from", () => {
    const valuation = value(books({ bitcoin: ["0.5", "20000"] }), market({ bitcoin: board("60000.1") }));
    expect(valuation).toEqual({
      version: 7,
      base: USD,
      asOf: "2026-01-31T12:00:00.000Z",
      simulated: true,
      totals: {
        value: "30000.05",
        cost: "20000",
        unrealised: "10000.05",
        realised: "-12.5",
        complete: true,
        unpriced: [],
        overdrawn: [],
        stale: false,
      },
      holdings: [
        {
          asset: "bitcoin",
          quantity: "0.5",
          cost: "20000",
          averageCost: "40000",
          price: {
            price: "60000.1",
            source: "binance",
            asOf: "2026-01-31T11:59:59.600Z",
            ageMs: 400,
            stale: false,
            assumedPeg: true,
            simulated: true,
          },
          value: "30000.05",
          unrealised: "10000.05",
        },
      ],
    });
  });

  it("keeps every digit of a quantity and a price of 18 fraction digits", () => {
    const ledger = books({ dust: ["12345678901234567890.000000000000000001", "0"] });
    const valuation = value(ledger, market({ dust: board("2", "fiat:usd") }));
    expect(valuation.totals.value).toBe("24691357802469135780.000000000000000002");
  });

  it("says null, never 0, of a coin without a price, leaves it out of the total and names it", () => {
    const ledger = books({ bitcoin: ["1", "50000"], obscure: ["1000", "70"] });
    const valuation = value(ledger, market({ bitcoin: board("60000") }));
    expect(valuation.holdings[1]).toMatchObject({
      asset: "obscure",
      cost: "70",
      price: null,
      value: null,
      unrealised: null,
    });
    expect(valuation.totals).toMatchObject({
      value: "60000",
      cost: "50070",
      unrealised: "10000",
      complete: false,
      unpriced: ["obscure"],
    });
  });

  it("has no total when nothing that is held has a price, and 0 when nothing is held", () => {
    expect(value(books({ obscure: ["1", "70"] }), market({})).totals).toMatchObject({ value: null, unrealised: null });
    expect(value(books({}), market({})).totals).toMatchObject({
      value: "0",
      unrealised: "0",
      complete: true,
      stale: false,
    });
  });

  it("marks prices stale once the venue is silent, and not while only the coin is quiet", () => {
    const quiet = market({ bitcoin: board("60000", "tether", NOW - 600_000) });
    const held = books({ bitcoin: ["1", "1"] });
    expect(value(held, quiet).totals.stale).toBe(false);
    const silent = { ...quiet, freshUntil: { binance: NOW - 1 } };
    expect(value(held, silent).totals.stale).toBe(true);
    expect(value(held, silent).holdings[0]?.price?.stale).toBe(true);
    expect(value(books({ tether: ["5", "5"] }), silent).totals.stale).toBe(false);
  });

  it("says stale when there was never a price", () => {
    expect(value(books({ bitcoin: ["1", "1"] }), market({}, 0)).totals).toMatchObject({ value: null, stale: true });
  });

  it("takes a stablecoin by its own rate where there is one, else at its peg, and says so", () => {
    const held = books({ bitcoin: ["2", "1"], tether: ["10", "10"] });
    const pegged = value(held, market({ bitcoin: board("100") }));
    expect(pegged.holdings.map((holding) => [holding.value, holding.price?.assumedPeg, holding.price?.source])).toEqual(
      [
        ["200", true, "binance"],
        ["10", true, "peg"],
      ],
    );
    const rated = value(held, market({ bitcoin: board("100"), tether: board("0.98", "fiat:usd") }));
    expect(rated.holdings.map((holding) => [holding.value, holding.price?.assumedPeg])).toEqual([
      ["196", false],
      ["9.8", false],
    ]);
  });

  it("converts into a base that is no dollar, and has no value where the rate is not known", () => {
    const held = { bitcoin: ["1", "1"], ethereum: ["3", "0.1"] } as const;
    const prices = { bitcoin: board("50000"), ethereum: board("2500") };
    const inBitcoin = value(books(held, id("bitcoin")), market(prices));
    expect(inBitcoin.holdings.map((holding) => [holding.value, holding.price?.source])).toEqual([
      ["1", "base"],
      ["0.15", "binance"],
    ]);
    expect(value(books(held, id("fiat:eur")), market(prices)).totals).toMatchObject({ value: null, complete: false });
  });

  it("counts tracked money, takes off what is owed, and names it", () => {
    const held = books({ bitcoin: ["1", "50000"], "fiat:usd": ["250.5", "250.5"], "fiat:eur": ["-100", "-110"] });
    const rate: LivePrice = { ...board("1.25", "fiat:usd"), source: "frankfurter", stale: false, assumedPeg: false };
    const { holdings, totals } = value(held, market({ bitcoin: board("60000"), "fiat:eur": rate }));
    expect(holdings.slice(1)).toMatchObject([
      {
        asset: "fiat:usd",
        quantity: "250.5",
        averageCost: "1",
        value: "250.5",
        unrealised: "0",
        price: { source: "base" },
      },
      { asset: "fiat:eur", quantity: "-100", cost: "-110", averageCost: null, value: "-125", unrealised: "-15" },
    ]);
    expect(totals).toMatchObject({ value: "60125.5", cost: "50140.5", unrealised: "9985", complete: true });
    expect(totals.overdrawn).toEqual(["fiat:eur"]);
    const owing = value(books({ "fiat:usd": ["-3", "-3"] }), market({}));
    expect(owing.totals).toMatchObject({ value: "-3", cost: "-3", unrealised: "0", overdrawn: ["fiat:usd"] });
  });

  it("does not loop where two coins are quoted in each other", () => {
    const circle = market({ a: board("2", "b"), b: board("3", "a") });
    expect(value(books({ a: ["1", "1"] }), circle).totals.value).toBeNull();
  });
});

describe("a difference", () => {
  const held = books({ bitcoin: ["1", "1"], ethereum: ["2", "2"] });
  const first = market({ bitcoin: board("100"), ethereum: board("10") });

  it("names only the holdings whose price or quantity changed", () => {
    const before = valueHoldings(held, first, NOW);
    const ticked = { ...first, prices: new Map([...first.prices, [id("bitcoin"), board("101")]]) };
    const after = valueHoldings(held, ticked, NOW + 1000, before);
    expect(diff(before, after)).toMatchObject({
      asOf: "2026-01-31T12:00:01.000Z",
      totals: { value: "121" },
      holdings: [{ asset: "bitcoin", value: "101" }],
      removed: [],
    });
    const sold = valueHoldings(books({ bitcoin: ["0.5", "0.5"] }), ticked, NOW + 1000, after);
    expect(diff(after, sold)).toMatchObject({ holdings: [{ asset: "bitcoin", value: "50.5" }], removed: ["ethereum"] });
  });

  it("names every price that became stale", () => {
    const before = valueHoldings(held, first, NOW);
    const after = valueHoldings(held, first, NOW + STALE_AFTER_MS, before);
    expect(diff(before, after).holdings.map((holding) => holding.price?.stale)).toEqual([true, true]);
  });
});

/** Independent arithmetic: whole numbers of 1e-18. */
const UNIT = 10n ** 18n;
const toUnits = (text: string): bigint => {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole) * UNIT + BigInt(fraction.padEnd(18, "0"));
  return text.startsWith("-") ? -units : units;
};
const halfEven = (numerator: bigint, divisor: bigint): bigint => {
  const quotient = numerator / divisor;
  const twice = (numerator % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
};
const sum = (parts: readonly (string | null)[]) => parts.reduce((total, part) => total + toUnits(part ?? "0"), 0n);

const anAmount = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 0n, max: UNIT - 1n }))
  .map(([whole, fraction]) => amount(`${whole}.${String(fraction).padStart(18, "0")}`));
const ASSETS = ["bitcoin", "ethereum", "solana", "usd-coin", "obscure", "x", "y", "tether"];
const some = (assets: string[]) => fc.uniqueArray(fc.constantFrom(...assets));
const aMarket = fc
  .tuple(
    some(ASSETS.slice(0, -1)),
    fc.array(anAmount, { minLength: 8, maxLength: 8 }),
    fc.nat({ max: 2 * STALE_AFTER_MS }),
  )
  .map(([assets, prices, silence]) =>
    market(Object.fromEntries(assets.map((asset, n) => [asset, board(prices[n] ?? "1")])), NOW - silence),
  );
const aLedger = fc
  .tuple(some(ASSETS), fc.array(fc.tuple(anAmount, anAmount), { minLength: 8, maxLength: 8 }))
  .map(([assets, held]) => books(Object.fromEntries(assets.map((asset, n) => [asset, held[n] ?? ["1", "1"]]))));

describe("for any books and any market", () => {
  it("a value is quantity times price, rounded once, and the parts add up to the totals", () => {
    fc.assert(
      fc.property(aLedger, aMarket, (ledger, at) => {
        const { holdings, totals } = value(ledger, at);
        for (const holding of holdings) {
          expect(holding.value === null).toBe(holding.price === null);
          if (holding.price === null || holding.value === null) continue;
          expect(holding.value).toMatch(AMOUNT_PATTERN);
          // Every quote here is a tether at its peg, so the price shown is the unrounded one.
          const product = toUnits(holding.quantity) * toUnits(holding.price.price);
          expect(toUnits(holding.value)).toBe(halfEven(product, UNIT));
          expect(sum([holding.value]) - sum([holding.cost])).toBe(sum([holding.unrealised]));
        }
        const priced = holdings.filter((holding) => holding.price !== null);
        if (totals.value !== null) expect(toUnits(totals.value)).toBe(sum(priced.map((holding) => holding.value)));
        expect(toUnits(totals.cost)).toBe(sum(holdings.map((holding) => holding.cost)));
        expect(sum([totals.unrealised])).toBe(sum(priced.map((holding) => holding.unrealised)));
        expect(totals.complete).toBe(priced.length === holdings.length);
        expect(totals.value === null).toBe(holdings.length > 0 && priced.length === 0);
      }),
    );
  });

  it("a valuation made from the one before is the one made afresh, and snapshot plus deltas is the next snapshot", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aLedger, aMarket), { minLength: 2, maxLength: 6 }), (steps) => {
        let previous = valueHoldings(steps[0]![0], steps[0]![1], NOW);
        let seen = clockless(toValuation(previous));
        steps.slice(1).forEach(([ledger, at], n) => {
          const next = valueHoldings(ledger, at, NOW + n, previous);
          expect(toValuation(next)).toEqual(toValuation(valueHoldings(ledger, at, NOW + n)));
          seen = applied(seen, diff(previous, next));
          expect(seen).toEqual(clockless(toValuation(next)));
          previous = next;
        });
      }),
    );
  });
});

/** What a viewer does with a delta. */
function applied(seen: Valuation, delta: ReturnType<typeof diff>): Valuation {
  const { removed, ...valuation } = delta;
  const holdings = new Map(seen.holdings.map((holding) => [holding.asset, holding]));
  for (const asset of removed) holdings.delete(asset);
  for (const holding of delta.holdings) holdings.set(holding.asset, holding);
  return clockless({ ...valuation, holdings: [...holdings.values()] });
}

/** Ages (and the times of pegs, which are always now) move on without a frame; order is the viewer's own. */
function clockless(valuation: Valuation): Valuation {
  const holdings = valuation.holdings.map(still).toSorted((a, b) => (a.asset < b.asset ? -1 : 1));
  return { ...valuation, asOf: "", holdings };
}

const still = ({ price, ...rest }: HoldingValue): HoldingValue => ({
  ...rest,
  price: price && { ...price, ageMs: 0, asOf: price.source === "peg" ? "" : price.asOf },
});
