import { BITCOIN, codeOf, fiatId, SATS, SATS_PER_BITCOIN } from "../../currencies/currencies.ts";
import type { DayRate } from "../../currencies/day-rates.ts";
import { dateOf, RATE_STALE_MS } from "../../currencies/day-rates.ts";
import type { AssetId } from "../../ids.ts";
import { USD } from "../../ids.ts";
import type { Amount } from "../../money/amount.ts";
import { amountOfText, decimal, toAmount } from "../../money/amount.ts";
import { Decimal } from "../../money/decimal.ts";
import type { CandleInterval } from "../candle.ts";
import { CANDLE_INTERVALS, CARRY_MS, INTERVAL_MS, isCarriedStale } from "../candle.ts";
import type { BoardPrice } from "../price.ts";
import type { DatedPair } from "./dated-pair.ts";
import { preferredAt } from "./dated-pair.ts";
import { lastAt } from "./last-at.ts";
import type { OwnPrice } from "./own-price.ts";
import { inForce } from "./own-price.ts";

export interface PriceAt {
  /** In the base currency. */
  readonly price: Amount;
  /**
   * A venue; `own` for a price that the person set, `frankfurter` for a currency's rate, `ledger` for the price in the last own
   * transaction, `peg` for a stablecoin taken at its peg, `base` for the base currency itself.
   */
  readonly source: string;
  /** What time the price is of, ms. */
  readonly asOf: number;
  readonly stale: boolean;
  /** A stablecoin on the way was taken at its peg because its own price is not known. */
  readonly assumedPeg: boolean;
}

export interface Close {
  readonly openTime: number;
  readonly close: string;
}

/** The price in the last own transaction at or before a time. */
export interface LedgerPrice {
  readonly price: Amount;
  readonly currency: AssetId;
  readonly at: number;
}
export type LedgerPrices = (asset: AssetId, at: number) => LedgerPrice | null;

/** All that prices of some assets over some time are made from, each list in order of time. */
export interface PriceData {
  readonly pairs: ReadonlyMap<AssetId, readonly DatedPair[]>;
  readonly closes: ReadonlyMap<number, Partial<Record<CandleInterval, readonly Close[]>>>;
  readonly rates: ReadonlyMap<string, readonly DayRate[]>;
  /** The currency that a stablecoin is meant to be worth, lower case. */
  readonly pegs: ReadonlyMap<AssetId, string>;
  readonly own: ReadonlyMap<AssetId, readonly OwnPrice[]>;
  /** Prices of the moment, for that moment only. */
  readonly board: { readonly at: number; readonly price: (asset: AssetId) => Live | null } | null;
  readonly ledger: LedgerPrices | null;
}

export interface Live extends Pick<BoardPrice, "price" | "quote" | "source" | "at"> {
  readonly stale: boolean;
}

/** What one unit is worth, unrounded: `price` of something of which one is worth `per` dollars. Most are never multiplied. */
interface Worth extends Omit<PriceAt, "price"> {
  readonly price: string;
  readonly per: Decimal;
}

const ONE = new Decimal(1);
const DOLLAR = { price: "1", per: ONE, source: "base", stale: false, assumedPeg: false };

/** In dollars. */
function usdOf({ price, per }: Worth): Decimal {
  if (price === "1") return per;
  return per === ONE ? decimal(price) : decimal(price).times(per);
}

function priceIn(worth: Worth, usd: Decimal): Amount {
  if (usd !== ONE) return toAmount(usdOf(worth).div(usd));
  return worth.per === ONE ? amountOfText(worth.price) : toAmount(usdOf(worth));
}

/** What anything was worth in anything at any time, by conventions 6: never a later price, no interpolation. */
export class PriceBook {
  readonly #data: PriceData;
  /** Of quotes and bases, which are asked for again and again at the same times. */
  readonly #known = new Map<AssetId, Map<number, Worth | null>>();

  constructor(data: PriceData) {
    this.#data = data;
  }

  /** The price of an asset at a time in the base; null where there is none. */
  at(asset: AssetId, time: number, base: AssetId): PriceAt | null {
    if (asset === base) return { price: "1" as Amount, source: "base", asOf: time, stale: false, assumedPeg: false };
    return this.#in(base, this.#worth(asset, time, []), time);
  }

  /** What one unit is in the base at a time, unrounded: to multiply other figures by. */
  rate(asset: AssetId, time: number, base: AssetId): { readonly factor: Decimal; readonly assumedPeg: boolean } | null {
    if (asset === base) return { factor: ONE, assumedPeg: false };
    const [worth, per] = [this.#remembered(asset, time, []), this.#remembered(base, time, [])];
    const usd = per === null ? null : usdOf(per);
    if (worth === null || per === null || usd === null || usd.isZero()) return null;
    return { factor: usdOf(worth).div(usd), assumedPeg: worth.assumedPeg || per.assumedPeg };
  }

  /** The price by the candle that opened then, and by no other; null where it is missing. An own price wins here too. */
  closeOf(asset: AssetId, interval: CandleInterval, openTime: number, base: AssetId): PriceAt | null {
    const time = openTime + INTERVAL_MS[interval];
    const own = this.#own(asset, time, []);
    if (own !== null) return this.#in(base, own, time);
    const pair = preferredAt(this.#data.pairs.get(asset) ?? [], openTime);
    const candle = pair === null ? null : lastAt(this.#closes(pair, interval), openTime, (close) => close.openTime);
    if (pair === null || candle === null || candle.openTime !== openTime) return null;
    return asset === base
      ? this.at(asset, time, base)
      : this.#in(base, this.#traded(pair, interval, candle, time, []), time);
  }

  #in(base: AssetId, worth: Worth | null, time: number): PriceAt | null {
    const per = worth === null ? null : this.#remembered(base, time, []);
    const usd = per === null ? null : usdOf(per);
    if (worth === null || per === null || usd === null || usd.isZero()) return null;
    const { source, asOf } = worth;
    return {
      price: priceIn(worth, usd),
      source,
      asOf,
      stale: worth.stale || per.stale,
      assumedPeg: worth.assumedPeg || per.assumedPeg,
    };
  }

  #remembered(asset: AssetId, time: number, path: readonly AssetId[]): Worth | null {
    // What was found on a way round something is no answer for another way.
    if (path.length > 1) return this.#worth(asset, time, path);
    const times = this.#known.get(asset) ?? new Map<number, Worth | null>();
    this.#known.set(asset, times);
    const known = times.get(time);
    if (known !== undefined) return known;
    const worth = this.#worth(asset, time, path);
    times.set(time, worth);
    return worth;
  }

  /** `path`: what is being worked out already; what is quoted in itself, over whatever detour, has no price by that way. */
  #worth(asset: AssetId, time: number, path: readonly AssetId[]): Worth | null {
    if (asset === USD) return { ...DOLLAR, asOf: time };
    if (path.includes(asset)) return null;
    if (asset === SATS) {
      const bitcoin = this.#worth(BITCOIN, time, path);
      return bitcoin === null ? null : { ...bitcoin, per: bitcoin.per.div(SATS_PER_BITCOIN) };
    }
    const next = [...path, asset];
    return (
      this.#own(asset, time, next) ??
      this.#rate(asset, time) ??
      this.#live(asset, time, next) ??
      this.#carried(asset, time, next) ??
      this.#peg(asset, time) ??
      this.#ledger(asset, time, next)
    );
  }

  #own(asset: AssetId, time: number, path: readonly AssetId[]): Worth | null {
    const own = inForce(this.#data.own.get(asset) ?? [], time);
    return own === null ? null : this.#quoted(own.price, own.currency, time, path, { source: "own", asOf: own.at });
  }

  /** By the rate of that UTC date, or the last before it. */
  #rate(asset: AssetId, time: number): Worth | null {
    const code = codeOf(asset);
    const rate = code === null ? null : lastAt(this.#data.rates.get(code) ?? [], dateOf(time), ({ date }) => date);
    if (rate === null) return null;
    const asOf = Date.parse(rate.date);
    const stale = time - asOf > RATE_STALE_MS;
    return { price: "1", per: decimal(rate.usdPerUnit), source: "frankfurter", asOf, stale, assumedPeg: false };
  }

  #live(asset: AssetId, time: number, path: readonly AssetId[]): Worth | null {
    const { board } = this.#data;
    const live = board?.at === time ? board.price(asset) : null;
    if (live === null) return null;
    const { price, quote, source, at, stale } = live;
    return this.#quoted(price, quote, time, path, { source, asOf: at, stale });
  }

  /** The close of the last candle that had closed then, the finest of those that closed together, over a gap of seven days. */
  #carried(asset: AssetId, time: number, path: readonly AssetId[]): Worth | null {
    const pairs = this.#data.pairs.get(asset) ?? [];
    const pair = preferredAt(pairs, time);
    const worth = pair === null ? null : this.#carriedBy(pair, time, path);
    if (worth !== null) return worth;
    // A pair that took over a moment ago has no candle yet.
    const before = preferredAt(pairs, time - CARRY_MS);
    return before === null || before === pair ? null : this.#carriedBy(before, time, path);
  }

  #carriedBy(pair: DatedPair, time: number, path: readonly AssetId[]): Worth | null {
    let last: { interval: CandleInterval; candle: Close; closedAt: number } | null = null;
    for (const interval of CANDLE_INTERVALS) {
      const candle = lastAt(this.#closes(pair, interval), time - INTERVAL_MS[interval], ({ openTime }) => openTime);
      const closedAt = candle === null ? 0 : candle.openTime + INTERVAL_MS[interval];
      if (candle !== null && (last === null || closedAt > last.closedAt)) last = { interval, candle, closedAt };
    }
    if (last === null || time - last.closedAt > CARRY_MS) return null;
    return this.#traded(pair, last.interval, last.candle, time, path);
  }

  #traded(
    { quote, venue }: DatedPair,
    interval: CandleInterval,
    { openTime, close }: Close,
    time: number,
    path: readonly AssetId[],
  ): Worth | null {
    const asOf = openTime + INTERVAL_MS[interval];
    return this.#quoted(close, quote, time, path, { source: venue, asOf, stale: isCarriedStale(interval, asOf, time) });
  }

  #ledger(asset: AssetId, time: number, path: readonly AssetId[]): Worth | null {
    const paid = this.#data.ledger?.(asset, time) ?? null;
    if (paid === null) return null;
    const said = { source: "ledger", asOf: paid.at, stale: paid.at < time };
    return this.#quoted(paid.price, paid.currency, time, path, said);
  }

  #peg(asset: AssetId, time: number): Worth | null {
    const code = this.#data.pegs.get(asset);
    const currency = code === undefined ? null : this.#worth(fiatId(code), time, []);
    return currency === null ? null : { ...currency, source: "peg", asOf: time, assumedPeg: true };
  }

  #quoted(
    price: string,
    quote: AssetId,
    time: number,
    path: readonly AssetId[],
    said: Pick<Worth, "source" | "asOf"> & { readonly stale?: boolean },
  ): Worth | null {
    const per = this.#remembered(quote, time, path);
    if (per === null) return null;
    return { price, per: usdOf(per), ...said, stale: per.stale || (said.stale ?? false), assumedPeg: per.assumedPeg };
  }

  #closes({ id }: DatedPair, interval: CandleInterval): readonly Close[] {
    return this.#data.closes.get(id)?.[interval] ?? [];
  }
}
