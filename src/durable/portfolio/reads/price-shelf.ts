import { BITCOIN, codeOf, SATS } from "../../../domain/currencies/currencies.ts";
import type { DayRate } from "../../../domain/currencies/day-rates.ts";
import { dateOf } from "../../../domain/currencies/day-rates.ts";
import type { AssetId, UserId } from "../../../domain/ids.ts";
import { USD } from "../../../domain/ids.ts";
import type { DatedPair } from "../../../domain/market/book/dated-pair.ts";
import type { OwnPrice } from "../../../domain/market/book/own-price.ts";
import { inForce } from "../../../domain/market/book/own-price.ts";
import type { LedgerPrices, Live, PriceAt } from "../../../domain/market/book/price-book.ts";
import { PriceBook } from "../../../domain/market/book/price-book.ts";
import { times, toText, toUnits } from "../../../domain/money/fixed.ts";
import type { PriceOf } from "../../../domain/portfolio/price-of.ts";
import { reading } from "../../../storage/answering.ts";
import type { CoreDb } from "../../../storage/database.ts";
import { pairsOfAssets } from "../../../storage/queries/asset-pairs.ts";
import { ratesBetween } from "../../../storage/queries/fx-rates.ts";
import { ownPricesWithin } from "../../../storage/queries/manual-prices.ts";
import { CloseShelf } from "./close-shelf.ts";
import type { PriceWants } from "./price-wants.ts";

/** Prices of the moment. */
export type Board = (asset: AssetId) => Live | null;

const DAY_MS = 86_400_000;
/** History that comes in later is seen after this; after midnight, when a day has just closed, sooner. */
const KEPT_MS = 300_000;
const AFTER_MIDNIGHT_MS = 600_000;
const KEPT_AFTER_MIDNIGHT_MS = 20_000;
/** Rates that are not stored yet may be on their way. */
const LACKING_MS = 20_000;
/** A person's own prices change when the person says so. */
const OWN_MS = 1_000;

interface KnownRates {
  /** The first day that was asked of. */
  readonly from: string;
  readonly rates: readonly DayRate[];
  /** When they are worth asking for again. */
  readonly again: number;
}

/**
 * Prices of what one portfolio holds, kept in its object's memory: 7,300 closes take 40 ms to be read, and a year of history
 * asks for all of them. All that is known of them is dropped from time to time, for candles come in late.
 */
export class PriceShelf {
  readonly #core: () => CoreDb;
  /** Grows when all is read anew: what was made from prices before is made again. */
  epoch = 0;
  #loadedAt = Number.NEGATIVE_INFINITY;
  #closes = new CloseShelf();
  #pairs = new Map<AssetId, readonly DatedPair[]>();
  #pegs = new Map<AssetId, string>();
  #looked = new Set<AssetId>();
  #rates = new Map<string, KnownRates>();
  #own: {
    readonly text: string;
    readonly at: number;
    readonly of: number;
    readonly prices: readonly OwnPrice[];
  } | null = null;
  #book: PriceBook | null = null;
  #priced = new Map<AssetId, Map<string, PriceAt | null>>();

  constructor(core: () => CoreDb) {
    this.#core = core;
  }

  /** Coins that are meant to be worth money, of those that were asked for. */
  get pegged(): AssetId[] {
    return [...this.#pegs.keys()].toSorted();
  }

  /** Reads what is wanted and not there yet. */
  async ensure(wants: PriceWants, owner: UserId, base: AssetId, now: number): Promise<void> {
    this.#forgetWhatIsOld(now);
    const assets = [...new Set([...wants.assets, base === SATS ? BITCOIN : base])];
    await this.#lookUp(assets);
    await this.#loadOwn(owner, now);
    // What an own price is in, and what a peg or a quote is of.
    const currencies = (this.#own?.prices ?? []).map(({ currency }) => currency);
    const [filled, rated] = await Promise.all([
      reading(this.#closes.fill(this.#core(), wants, this.#pairs, now)),
      this.#loadRates([...assets, ...currencies], wants.from, now),
    ]);
    if (filled || rated) this.#changed();
  }

  /** The price that the person set of it and that holds then; `null` without one. */
  ownPrice(asset: AssetId, at: number): OwnPrice | null {
    const prices = this.#own?.prices.filter((price) => price.asset === asset) ?? [];
    return inForce(prices, at);
  }

  /** `ledger`: what was paid, for what nothing else has a price for. `board`: the prices of `now`. */
  priceOf(
    base: AssetId,
    ledger: LedgerPrices | null,
    live: { readonly now: number; readonly board: Board } | null,
  ): PriceOf {
    const nowBook = live === null ? null : this.#makeBook({ at: live.now, price: live.board });
    const current = new Map<AssetId, PriceAt | null>();
    const market: PriceOf = (asset, at) => {
      if (nowBook === null || at !== live?.now) return this.#past(asset, at, base);
      const known = current.get(asset);
      if (known !== undefined) return known;
      const price = nowBook.at(asset, at, base);
      current.set(asset, price);
      return price;
    };
    if (ledger === null) return market;
    return (asset, at) => market(asset, at) ?? paidFor(asset, at);

    function paidFor(asset: AssetId, at: number): PriceAt | null {
      const paid = ledger?.(asset, at) ?? null;
      const rate = paid === null ? null : market(paid.currency, at);
      if (paid === null || rate === null) return null;
      const price = toText(times(toUnits(paid.price), toUnits(rate.price)));
      return { price, source: "ledger", asOf: paid.at, stale: paid.at < at, assumedPeg: rate.assumedPeg };
    }
  }

  #past(asset: AssetId, at: number, base: AssetId): PriceAt | null {
    const known = this.#priced.get(asset) ?? new Map<string, PriceAt | null>();
    this.#priced.set(asset, known);
    const key = `${at} ${base}`;
    const price = known.get(key);
    if (price !== undefined) return price;
    this.#book ??= this.#makeBook(null);
    const found = this.#book.at(asset, at, base);
    known.set(key, found);
    return found;
  }

  #makeBook(board: { readonly at: number; readonly price: Board } | null): PriceBook {
    return new PriceBook({
      pairs: this.#pairs,
      closes: this.#closes.closes,
      rates: new Map([...this.#rates].map(([code, { rates }]) => [code, rates])),
      pegs: this.#pegs,
      own: Map.groupBy(this.#own?.prices ?? [], ({ asset }) => asset),
      board,
      ledger: null,
    });
  }

  /** What was priced by a close of that very moment stays so; all else may have a finer close now. */
  #changed(): void {
    this.#book = null;
    for (const prices of this.#priced.values())
      for (const [key, price] of prices) if (price === null || !key.startsWith(`${price.asOf} `)) prices.delete(key);
  }

  #forgetWhatIsOld(now: number): void {
    const kept = now % DAY_MS < AFTER_MIDNIGHT_MS ? KEPT_AFTER_MIDNIGHT_MS : KEPT_MS;
    if (now - this.#loadedAt < kept && now >= this.#loadedAt) return;
    this.#loadedAt = now;
    this.#closes = new CloseShelf();
    this.#rates = new Map();
    this.#looked = new Set();
    this.#own = null;
    this.#drop();
  }

  #drop(): void {
    this.epoch += 1;
    this.#book = null;
    this.#priced = new Map();
  }

  async #lookUp(assets: readonly AssetId[]): Promise<void> {
    const unknown = assets.filter((asset) => !this.#looked.has(asset));
    if (unknown.length === 0) return;
    const { pairs, pegs } = await reading(pairsOfAssets(this.#core(), unknown));
    for (const [asset, of] of pairs) this.#pairs.set(asset, of);
    for (const [asset, peg] of pegs) this.#pegs.set(asset, peg);
    for (const asset of unknown) this.#looked.add(asset);
    this.#changed();
  }

  async #loadOwn(owner: UserId, now: number): Promise<void> {
    const assets = [...new Set([...this.#looked, ...this.#pairs.keys()])];
    if (this.#own !== null && now - this.#own.at < OWN_MS && this.#own.of === assets.length) return;
    const prices = await reading(ownPricesWithin(this.#core(), owner, assets, 0, now));
    const text = JSON.stringify(prices);
    if ((this.#own?.text ?? "[]") !== text) this.#drop();
    this.#own = { text, at: now, of: assets.length, prices };
  }

  /** Of all currencies that a conversion may pass through, from the first day that is asked of. */
  async #loadRates(assets: readonly AssetId[], from: number, now: number): Promise<boolean> {
    const quotes = [...this.#pairs.values()].flat().map(({ quote }) => quote);
    const codes = [...assets, ...quotes].flatMap((asset) => codeOf(asset) ?? []);
    const first = dateOf(Number.isFinite(from) ? Math.max(0, from) : now);
    const lacking = [...new Set([...codes, ...this.#pegs.values()])].filter((code) => {
      const known = this.#rates.get(code);
      return code !== codeOf(USD) && (known === undefined || known.from > first || known.again <= now);
    });
    if (lacking.length === 0) return false;
    const rates = await reading(ratesBetween(this.#core(), lacking, first, dateOf(now)));
    const byCode = Map.groupBy(rates, ({ currency }) => currency);
    for (const code of lacking) {
      const [known, found] = [this.#rates.get(code), byCode.get(code) ?? []];
      // What was folded without them is another now.
      if (known !== undefined && known.rates.length < found.length && known.from <= first) this.#drop();
      const complete = (found[0]?.date ?? "9999") <= first;
      this.#rates.set(code, { from: first, rates: found, again: complete ? Infinity : now + LACKING_MS });
    }
    return true;
  }
}
