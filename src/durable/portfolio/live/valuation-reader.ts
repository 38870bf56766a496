import type { AssetId, PortfolioId } from "../../../domain/ids.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import type { Valuation } from "../../../domain/valuation/valuation.ts";
import type { Appraisal, Market } from "../../../domain/valuation/value-holdings.ts";
import { toValuation, valueHoldings } from "../../../domain/valuation/value-holdings.ts";
import type { Clock } from "../../../platform/clock.ts";
import { withDeadline } from "../../../platform/deadline.ts";
import type { JsonText } from "../../../platform/json-text.ts";
import { jsonText } from "../../../platform/json-text.ts";
import { errorFields, log } from "../../../platform/log.ts";
import { atMost } from "./at-most.ts";
import type { OtherPrices } from "./other-prices.ts";
import type { PriceBook } from "./price-book.ts";
import type { RelayCalls } from "./relay-link.ts";

export interface ReaderDeps {
  readonly portfolioId: PortfolioId;
  readonly relay: () => RelayCalls;
  readonly book: PriceBook;
  readonly others: OtherPrices;
  /** Whose prices the books need: the same array while its content is the same. */
  readonly assetsOf: (ledger: LedgerState) => readonly AssetId[];
  /** Whether a relay pushes the prices of these assets. */
  readonly isLive: (assets: readonly AssetId[]) => boolean;
  readonly market: () => Market;
  readonly clock: Clock;
}

/** What is not pushed is asked for at most this often; a relay that does not answer is not asked more often either. */
const MEMO_MS = 2_000;
/** Longer than a relay itself waits for its first board. */
const DEADLINE_MS = 3_000;

/** Answers reads: from what is pushed while somebody watches, else from prices asked for just now. Never fails for want of one. */
export class ValuationReader {
  readonly #deps: ReaderDeps;
  #asked: { readonly assets: readonly AssetId[]; readonly at: number } | null = null;
  #asking: Promise<void> | null = null;
  #appraisal: Appraisal | null = null;
  /** Revisions of the prices that it was written with. */
  #of = { book: 0, others: 0 };
  #text: JsonText<Valuation> | null = null;

  constructor(deps: ReaderDeps) {
    this.#deps = deps;
  }

  async read(ledger: LedgerState): Promise<JsonText<Valuation>> {
    await this.refresh(ledger);
    const { others } = this.#deps;
    if (!others.isFresh(ledger, MEMO_MS)) await atMost(DEADLINE_MS, others.refresh(ledger, MEMO_MS));
    return this.#write(ledger);
  }

  /** What was written for these books, while it is as good as what would be written now; else `null`. */
  kept(ledger: LedgerState): JsonText<Valuation> | null {
    const { assetsOf, others, clock } = this.#deps;
    const known = this.#isFresh(assetsOf(ledger)) && others.isFresh(ledger, MEMO_MS);
    return known && this.#isWritten(ledger, clock.now()) ? this.#text : null;
  }

  /** Asks for the prices of what is held, where they are not pushed and not known for a moment. */
  async refresh(ledger: LedgerState): Promise<void> {
    const assets = this.#deps.assetsOf(ledger);
    // Twice: the question that was under way may have been about the books before.
    for (let n = 0; n < 2 && !this.#isFresh(assets); n++) await (this.#asking ??= this.#ask(assets));
  }

  #isFresh(assets: readonly AssetId[]): boolean {
    const { isLive, clock } = this.#deps;
    return isLive(assets) || (this.#asked?.assets === assets && clock.now() - this.#asked.at < MEMO_MS);
  }

  async #ask(assets: readonly AssetId[]): Promise<void> {
    const { relay, book, clock, portfolioId } = this.#deps;
    try {
      book.answer(await withDeadline(DEADLINE_MS, () => relay().prices(assets)));
    } catch (error) {
      log("warn", "no_prices", { portfolioId, ...errorFields(error) });
    } finally {
      this.#asked = { assets, at: clock.now() };
      this.#asking = null;
    }
  }

  /** Written once for the same books and prices, and afresh when it is so old that a price may have become stale. */
  #write(ledger: LedgerState): JsonText<Valuation> {
    const { book, others, clock, market } = this.#deps;
    const now = clock.now();
    if (this.#text !== null && this.#isWritten(ledger, now)) return this.#text;
    this.#appraisal = valueHoldings(ledger, market(), now, this.#appraisal);
    this.#of = { book: book.revision, others: others.revision };
    return (this.#text = jsonText(toValuation(this.#appraisal)));
  }

  #isWritten(ledger: LedgerState, now: number): boolean {
    const { book, others } = this.#deps;
    const { book: seen, others: beside } = this.#of;
    const last = this.#appraisal;
    return last?.ledger === ledger && seen === book.revision && beside === others.revision && now - last.at < MEMO_MS;
  }
}
