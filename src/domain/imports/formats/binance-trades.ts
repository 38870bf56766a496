import type { Format } from "../format.ts";
import { hasAll, rowByRow, utcOffsetIn } from "../format.ts";
import type { NeutralLeg } from "../neutral.ts";
import type { Row } from "../row.ts";
import { assetName, eventOf } from "../row.ts";
import type { PairNames } from "./binance-pairs.ts";
import { splitByAmounts, splitPair, unglued } from "./binance-pairs.ts";

const SOURCE = "binance";
const DATES = ["y-m-d"] as const;
const zoneOf = (fileName: string, header: readonly string[]) =>
  header.map(utcOffsetIn).find((zone) => zone !== null) ?? utcOffsetIn(fileName);
/** `Date(UTC)`, `Date(UTC+2)` or `Date`. */
const isDate = (name: string) => /^(date|time)(\(utc.*\))?$/.test(name);
const dateOf = (row: Row) => row.time(0, DATES);

/** Trade history as it is now: sums with the coin's name glued to them. */
export const binanceTrades: Format = {
  id: "binance-trades",
  name: "Binance spot trade history",
  matches: (names) => isDate(names[0] ?? "") && hasAll(names, ["pair", "side", "price", "executed", "amount", "fee"]),
  zoneOf,
  read: rowByRow((row) => {
    const at = dateOf(row);
    const side = sideOf(row, "side");
    const pair = pairOf(row, "executed", "amount");
    if (side === null || pair === null) return row.entry(null);
    const base = gluedLeg(row, "executed", pair.base);
    const quote = gluedLeg(row, "amount", pair.quote);
    const fee = feeOf(row, pair);
    if (base === null || quote === null) return row.entry(null);
    const legs = side === "BUY" ? { in: base, out: quote } : { in: quote, out: base };
    return row.entry(eventOf({ type: "trade", at, source: SOURCE, ...legs, fee, price: row.amount("price") }));
  }),
};

/** Trade history until about 2021: plain numbers. */
export const binanceTradesLegacy: Format = {
  id: "binance-trades-legacy",
  name: "Binance spot trade history, older",
  matches: (names) =>
    isDate(names[0] ?? "") && hasAll(names, ["market", "type", "price", "amount", "total", "fee", "fee coin"]),
  zoneOf,
  read: rowByRow((row) => {
    const at = dateOf(row);
    const side = sideOf(row, "type");
    const pair = splitPair(row.text("market").toUpperCase());
    if (pair === null) row.wrong("market", "a pair such as ETHBTC");
    const amount = positive(row, "amount");
    const total = positive(row, "total");
    const fee = row.leg("fee", "fee coin");
    if (side === null || pair === null || amount === null || total === null) return row.entry(null);
    const [base, quote] = [
      { asset: pair.base, amount },
      { asset: pair.quote, amount: total },
    ];
    const legs = side === "BUY" ? { in: base, out: quote } : { in: quote, out: base };
    return row.entry(eventOf({ type: "trade", at, source: SOURCE, ...legs, fee, price: row.amount("price") }));
  }),
};

/** Order history: when an order was done with and at what average; it says nothing of fees. */
export const binanceOrders: Format = {
  id: "binance-orders",
  name: "Binance spot order history",
  matches: (names) =>
    hasAll(names, ["orderno", "pair", "side", "executed", "average price", "trading total", "status"]) &&
    names.some(isDate),
  zoneOf,
  read: (table) => {
    const times = table.header.flatMap((cell, i) =>
      isDate(
        cell
          .trim()
          .toLowerCase()
          .replace(/^\uFEFF/, ""),
      )
        ? [i]
        : [],
    );
    const done = times.at(-1) ?? 0;
    return rowByRow((row) => {
      const at = row.time(done, DATES);
      const side = sideOf(row, "side");
      const pair = pairOf(row, "executed", "trading total");
      if (side === null || pair === null) return row.entry(null);
      const executed = row.numberIn(unglued(row.text("executed"), pair.base) ?? "", "executed", true);
      if (executed?.amount === "0") return row.entry("not_executed");
      const base = gluedLeg(row, "executed", pair.base);
      const quote = gluedLeg(row, "trading total", pair.quote);
      if (base === null || quote === null) return row.entry(null);
      const legs = side === "BUY" ? { in: base, out: quote } : { in: quote, out: base };
      row.remark("no_fees");
      const price = row.amount("average price");
      return row.entry(eventOf({ type: "trade", at, source: SOURCE, externalId: row.id("orderno"), ...legs, price }));
    })(table);
  },
};

function sideOf(row: Row, column: string): "BUY" | "SELL" | null {
  const side = row.text(column).toUpperCase();
  if (side === "BUY" || side === "SELL") return side;
  row.wrong(column, "BUY or SELL");
  return null;
}

function pairOf(row: Row, executed: string, amount: string): PairNames | null {
  const pair = row.text("pair").toUpperCase();
  const names = splitByAmounts(pair, row.text(executed).toUpperCase(), row.text(amount).toUpperCase());
  if (names === null) row.wrong("pair", `a pair whose two names end ${executed} and ${amount}`);
  return names;
}

function gluedLeg(row: Row, column: string, asset: PairNames["base"]): NeutralLeg | null {
  const number = row.numberIn(unglued(row.text(column).toUpperCase(), asset) ?? "", column, true);
  if (number?.amount === "0") row.wrong(column, "more than 0");
  return number === null || number.amount === "0" ? null : { asset, amount: number.amount };
}

/** In one of the pair's two or in a third coin, BNB as a rule. */
function feeOf(row: Row, { base, quote }: PairNames): NeutralLeg | null {
  const text = row.text("fee").toUpperCase();
  if (text === "") return null;
  const asset =
    [base, quote].find((name) => unglued(text, name) !== null) ?? /^[\d.,]+?([A-Z][A-Z0-9]*)$/.exec(text)?.[1];
  const number = asset === undefined ? null : unglued(text, asset);
  if (asset === undefined || number === null) {
    row.wrong("fee", "an amount with the coin's name, such as 0.001BNB");
    return null;
  }
  const read = row.numberIn(number, "fee");
  return read === null || read.amount === "0" ? null : { asset: assetName(asset), amount: read.amount };
}

function positive(row: Row, column: string) {
  const amount = row.amount(column, true);
  if (amount === "0") row.wrong(column, "more than 0");
  return amount === "0" ? null : amount;
}
