import type { AssetId, UserId } from "../../../domain/ids.ts";
import { isFiat, USD } from "../../../domain/ids.ts";
import { paidPrices } from "../../../domain/ledger/paid-prices.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import type { LedgerPrices } from "../../../domain/market/book/price-book.ts";
import type { OtherPrice } from "../../../domain/valuation/rate.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { PriceShelf } from "../reads/price-shelf.ts";
import { PriceWants } from "../reads/price-wants.ts";

export interface LastPaidDeps {
  readonly shelf: PriceShelf;
  readonly rows: () => Promise<StoredLedger | null>;
}

interface Known {
  readonly ledger: LedgerState;
  readonly stored: StoredLedger;
  readonly prices: LedgerPrices;
  readonly found: Map<AssetId, OtherPrice | null>;
}

/** What was paid last for a coin: the rows are read once for the same books, and only for what has no other price. */
export class LastPaid {
  readonly #deps: LastPaidDeps;
  #known: Known | null = null;

  constructor(deps: LastPaidDeps) {
    this.#deps = deps;
  }

  async of(asset: AssetId, ledger: LedgerState, owner: UserId, now: number): Promise<OtherPrice | null> {
    if (this.#known?.ledger !== ledger) this.#known = await this.#read(ledger);
    const known = this.#known;
    if (known === null) return null;
    const before = known.found.get(asset);
    if (before !== undefined) return before;
    const wants = givenFor(asset, known.stored);
    if (wants.assets.length > 0) await this.#deps.shelf.ensure(wants, owner, known.stored.portfolio.base, now);
    const paid = known.prices(asset, now);
    const price: OtherPrice | null =
      paid === null
        ? null
        : {
            price: paid.price,
            quote: paid.currency,
            source: "ledger",
            at: paid.at,
            stale: paid.at < now,
            assumedPeg: false,
          };
    known.found.set(asset, price);
    return price;
  }

  async #read(ledger: LedgerState): Promise<Known | null> {
    const stored = await this.#deps.rows();
    if (stored === null) return null;
    const dollars = this.#deps.shelf.priceOf(USD, null, null);
    const marketOf = (coin: AssetId, at: number) => dollars(coin, at)?.price ?? null;
    return {
      ledger,
      stored,
      prices: paidPrices(stored.transactions, stored.portfolio.base, marketOf),
      found: new Map(),
    };
  }
}

/** What was given for a coin that nobody prices is worth what the market said then. */
function givenFor(asset: AssetId, { transactions }: StoredLedger): PriceWants {
  const wants = new PriceWants();
  for (const { at, in: arrives, out } of transactions) {
    if (arrives === null || out === null) continue;
    const other = arrives.asset === asset ? out.asset : out.asset === asset ? arrives.asset : null;
    if (other !== null && other !== asset && !isFiat(other)) wants.at(other, [at]);
  }
  return wants;
}
