import { BITCOIN, SATS } from "../../../domain/currencies/currencies.ts";
import type { AssetId, PortfolioId, UserId } from "../../../domain/ids.ts";
import { isFiat, USD } from "../../../domain/ids.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import type { BoardPrice } from "../../../domain/market/price.ts";
import type { LivePrice, OtherPrice, Prices } from "../../../domain/valuation/rate.ts";
import { isPegged } from "../../../domain/valuation/rate.ts";
import type { Clock } from "../../../platform/clock.ts";
import { errorFields, log } from "../../../platform/log.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { PriceShelf } from "../reads/price-shelf.ts";
import { PriceWants } from "../reads/price-wants.ts";
import { LastPaid } from "./last-paid.ts";

export interface OtherPricesDeps {
  readonly portfolioId: PortfolioId;
  /** Its own: a shelf that is asked every few seconds forgets at other times than one that reads years. */
  readonly shelf: PriceShelf;
  readonly board: ReadonlyMap<AssetId, BoardPrice>;
  /** Whose portfolio it is; `null` when it is gone. */
  readonly owner: () => Promise<UserId | null>;
  /** All rows: asked for only where something held has no other price than what was paid. */
  readonly rows: () => Promise<StoredLedger | null>;
  readonly clock: Clock;
}

interface Found {
  /** Own prices, which win over the board. */
  readonly own: Map<AssetId, OtherPrice>;
  /** Rates, last closes and what was paid, for what the board does not price. */
  readonly rest: Map<AssetId, OtherPrice>;
}

const NOTHING: Found = { own: new Map(), rest: new Map() };
/** Held, what that is quoted in, and what this is quoted in. */
const MOST_STEPS = 3;

/**
 * Prices that no relay pushes, by the order of conventions 6: own prices before the board's; rates of currencies, last closes and
 * what was paid where the board has nothing. Looked up from time to time, kept in memory, never for a tick.
 */
export class OtherPrices {
  readonly #deps: OtherPricesDeps;
  #found: Found = NOTHING;
  #asked: { readonly ledger: LedgerState; readonly at: number } | null = null;
  #asking: Promise<void> | null = null;
  #owner: UserId | null = null;
  readonly #paid: LastPaid;
  /** Grows when a price has become another one. */
  revision = 0;

  constructor(deps: OtherPricesDeps) {
    this.#deps = deps;
    this.#paid = new LastPaid(deps);
  }

  /** Whether it was looked up at all, in this life. */
  get awake(): boolean {
    return this.#asked !== null;
  }

  readonly prices: Prices = { get: (asset) => this.#get(asset) };

  #get(asset: AssetId): LivePrice | undefined {
    return this.#found.own.get(asset) ?? this.#deps.board.get(asset) ?? this.#found.rest.get(asset);
  }

  isFresh(ledger: LedgerState, keptMs: number): boolean {
    return this.#asked?.ledger === ledger && this.#deps.clock.now() - this.#asked.at < keptMs;
  }

  /** Never rejects: what cannot be looked up now stays as it was. */
  async refresh(ledger: LedgerState, keptMs: number): Promise<void> {
    // Twice: the look-up that was under way may have been of the books before.
    for (let n = 0; n < 2 && !this.isFresh(ledger, keptMs); n++) await (this.#asking ??= this.#ask(ledger));
  }

  async #ask(ledger: LedgerState): Promise<void> {
    const { clock, portfolioId } = this.#deps;
    try {
      const found = await this.#lookUp(ledger, clock.now());
      const own = settled(this.#found.own, found.own);
      const rest = settled(this.#found.rest, found.rest);
      if (own === this.#found.own && rest === this.#found.rest) return;
      this.#found = { own, rest };
      this.revision += 1;
    } catch (error) {
      log("warn", "no_other_prices", { portfolioId, ...errorFields(error) });
    } finally {
      this.#asked = { ledger, at: clock.now() };
      this.#asking = null;
    }
  }

  async #lookUp(ledger: LedgerState, now: number): Promise<Found> {
    const { shelf, board } = this.#deps;
    const owner = (this.#owner ??= await this.#deps.owner());
    if (owner === null) return NOTHING;
    const found: Found = { own: new Map(), rest: new Map() };
    const seen = new Set<AssetId>([USD]);
    let asked = [...ledger.holdings.keys(), ledger.base];
    for (let step = 0; step < MOST_STEPS && asked.length > 0; step++) {
      const named = new Set(
        asked.map((asset) => (asset === SATS ? BITCOIN : asset)).filter((asset) => !seen.has(asset)),
      );
      const quotes: AssetId[] = [];
      const wants = new PriceWants();
      for (const asset of named) wants.at(asset, board.has(asset) ? [] : [now]);
      if (named.size > 0) await shelf.ensure(wants, owner, ledger.base, now);
      const dollars = shelf.priceOf(USD, null, { now, board: () => null });
      for (const asset of named) {
        seen.add(asset);
        const own = shelf.ownPrice(asset, now);
        if (own !== null) {
          found.own.set(asset, { price: own.price, quote: own.currency, source: "own", at: own.at, ...SURE });
          quotes.push(own.currency);
        }
        const pushed = board.get(asset);
        if (pushed !== undefined) quotes.push(pushed.quote);
        if (own !== null || pushed !== undefined) continue;
        const other = dollars(asset, now);
        if (other === null) {
          const paid = isFiat(asset) ? null : await this.#paid.of(asset, ledger, owner, now);
          if (paid === null) continue;
          found.rest.set(asset, paid);
          quotes.push(paid.quote);
        } else if (other.source !== "peg" || !isPegged(asset)) {
          const { price, source, asOf: at, stale, assumedPeg } = other;
          found.rest.set(asset, { price, quote: USD, source, at, stale, assumedPeg });
        }
      }
      asked = quotes;
    }
    return found;
  }
}

const SURE = { stale: false, assumedPeg: false };

/** `before` itself where nothing is other than it was, and each price itself that is as it was: so a frame names only what changed. */
function settled(before: Map<AssetId, OtherPrice>, after: Map<AssetId, OtherPrice>): Map<AssetId, OtherPrice> {
  let same = before.size === after.size;
  for (const [asset, price] of after) {
    const known = before.get(asset);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(price)) after.set(asset, known);
    else same = false;
  }
  return same ? before : after;
}
