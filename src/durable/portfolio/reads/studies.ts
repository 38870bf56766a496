import type { AssetId } from "../../../domain/ids.ts";
import { isFiat } from "../../../domain/ids.ts";
import type { Books } from "../../../domain/ledger/books.ts";
import { fold } from "../../../domain/ledger/fold.ts";
import type { MarketValue } from "../../../domain/ledger/market.ts";
import { paidPrices } from "../../../domain/ledger/paid-prices.ts";
import { pricesAsked, rebase } from "../../../domain/ledger/rebase.ts";
import type { FoldSettings, Method } from "../../../domain/ledger/settings.ts";
import { timelineOf } from "../../../domain/ledger/timeline.ts";
import type { Timeline } from "../../../domain/ledger/timeline.ts";
import type { Transaction } from "../../../domain/ledger/transaction.ts";
import { USD } from "../../../domain/ids.ts";
import type { RefOf } from "../../../domain/ledger/view-lots.ts";
import type { Looked } from "../../../domain/portfolio/answers/head.ts";
import type { LedgerPrices } from "../../../domain/market/book/price-book.ts";
import type { Look } from "../../../domain/portfolio/reads.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import { foldSettingsOf } from "../bookkeeper.ts";
import type { Board, PriceShelf } from "./price-shelf.ts";
import { PriceWants } from "./price-wants.ts";

const DAY_MS = 86_400_000;
/** A person compares methods and bases; each is kept while the ledger stays as it is. */
const MOST_KEPT = 8;

/** A ledger folded along time, whoever asks: what does not depend on the present moment. */
interface Folded {
  readonly transactions: readonly Transaction[];
  readonly settings: FoldSettings;
  readonly market: MarketValue;
  readonly paid: LedgerPrices;
  readonly timeline: Timeline;
}

export interface OpenStudy extends Looked {
  readonly now: number;
  readonly transactions: readonly Transaction[];
  readonly market: MarketValue;
  readonly refOf: RefOf;
  /** The books as of a time. */
  booksAt(at: number): Books;
  /** Reads prices that are not there yet. */
  want(wants: PriceWants): Promise<void>;
}

/** Looks at the ledger, as it was asked for or otherwise. */
export type Open = (changed?: Partial<Look>) => Promise<OpenStudy>;

/** Folds of one portfolio's ledger by version, method and base, with the prices that they need. */
export class Studies {
  readonly #shelf: PriceShelf;
  readonly #folded = new Map<string, Folded>();

  constructor(shelf: PriceShelf) {
    this.#shelf = shelf;
  }

  async open(
    ledger: StoredLedger,
    look: Look,
    moment: { readonly now: number; readonly board: Board; readonly simulated: boolean },
  ): Promise<OpenStudy> {
    const { portfolio } = ledger;
    const base = look.base ?? portfolio.base;
    const { now, board, simulated } = moment;
    const want = (wants: PriceWants) => this.#shelf.ensure(wants, portfolio.userId, base, now);
    await want(lifeOf(ledger.transactions, portfolio.base, base, now));
    const folded = this.#fold(ledger, base, look.method);
    const { transactions, settings, timeline, market, paid } = folded;
    const refs = new Map(transactions.map(({ id, ref }) => [id, ref]));
    let books: { at: number; books: Books } | null = null;
    return {
      version: portfolio.version,
      simulated,
      now,
      transactions,
      settings,
      timeline,
      market,
      priceOf: this.#shelf.priceOf(base, paid, { now, board }),
      refOf: (id) => refs.get(id) ?? id,
      want,
      booksAt: (at) => {
        if (books?.at !== at) books = { at, books: foldUntil(folded, at) };
        return books.books;
      },
    };
  }

  #fold({ portfolio, transactions: rows }: StoredLedger, base: AssetId, method: Method | null): Folded {
    const own = foldSettingsOf(portfolio);
    const key = [portfolio.version, this.#shelf.epoch, base, method ?? own.method].join(" ");
    const known = this.#folded.get(key);
    if (known !== undefined) return known;
    const settings = { ...own, method: method ?? own.method, base, pegged: this.#shelf.pegged };
    const dollars = this.#shelf.priceOf(USD, null, null);
    const paid = paidPrices(rows, portfolio.base, (asset, at) => dollars(asset, at)?.price ?? null);
    const priceOf = this.#shelf.priceOf(base, paid, null);
    const market: MarketValue = (asset, at) => priceOf(asset, at)?.price ?? null;
    const transactions = rebase(rows, portfolio.base, base, market);
    const result = timelineOf(transactions, settings, market);
    if (!result.ok) throw new Error(`the stored ledger of ${portfolio.id} breaks at ${result.shortfall.transactionId}`);
    const folded = { transactions, settings, market, paid, timeline: result.timeline };
    const oldest = this.#folded.keys().next();
    if (this.#folded.size >= MOST_KEPT && oldest.done === false) this.#folded.delete(oldest.value);
    this.#folded.set(key, folded);
    return folded;
  }
}

/** Closes of the days on which something was held, and of the moments at which an event has to be valued. */
function lifeOf(transactions: readonly Transaction[], own: AssetId, base: AssetId, now: number): PriceWants {
  const wants = new PriceWants();
  const firsts = new Map<AssetId, number>();
  for (const { at, in: arrives, out, fee } of transactions)
    for (const leg of [arrives, out, fee])
      if (leg !== null) firsts.set(leg.asset, Math.min(at, firsts.get(leg.asset) ?? at));
  const first = Math.min(now, ...firsts.values());
  for (const [asset, from] of firsts) wants.days(asset, { from, to: now });
  if (!isFiat(base)) wants.days(base, { from: first, to: now });
  for (const [asset, times] of pricesAsked(transactions, own, base)) wants.at(asset, times);
  // Every rate that may be asked for, also where nothing but money is there.
  return wants.days(own, { from: first - DAY_MS, to: now });
}

/** As of a time: the ledger as it is known now, of what had happened by then. */
function foldUntil({ transactions, settings, market }: Folded, at: number): Books {
  const result = fold(
    transactions.filter((event) => event.at <= at),
    settings,
    market,
  );
  if (!result.ok) throw new Error(`a ledger that holds as a whole breaks at ${result.shortfall.transactionId}`);
  return result.books;
}
