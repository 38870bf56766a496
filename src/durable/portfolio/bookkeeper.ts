import type { AssetId, PortfolioId } from "../../domain/ids.ts";
import type { Course, CourseResult } from "../../domain/ledger/course.ts";
import { courseOf, resume } from "../../domain/ledger/course.ts";
import type { FoldState } from "../../domain/ledger/fold.ts";
import { foldAll } from "../../domain/ledger/fold.ts";
import { hasUnknown } from "../../domain/ledger/kept.ts";
import type { MarketValue } from "../../domain/ledger/market.ts";
import { compareEvents } from "../../domain/ledger/order.ts";
import { settingsOf } from "../../domain/ledger/settings.ts";
import type { FoldSettings } from "../../domain/ledger/settings.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import { stateOf } from "../../domain/ledger/state.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import type { LedgerDb } from "../../storage/database.ts";
import type { LedgerHead, StoredKey, StoredLedger } from "../../storage/queries/ledger.ts";
import { ledgerVersion, loadHead, loadLedger } from "../../storage/queries/ledger.ts";
import type { StoredPortfolio } from "../../storage/queries/ledger-rows.ts";
import { errorFields, log } from "../../platform/log.ts";
import { reading } from "../../storage/answering.ts";
import type { Checkpoint, Kept } from "./checkpoint.ts";

export interface BookkeeperDeps {
  readonly id: PortfolioId;
  readonly checkpoint: Checkpoint;
  /** Asked for at each use, as bindings belong to the object, not to this. */
  db(): LedgerDb;
  now(): number;
  market: MarketOf;
  /** Something is about to go into the outbox: see to it that it is brought, whatever happens. */
  sending(): Promise<void>;
  /** The books were found to be others than those in memory, or were written. */
  changed(state: LedgerState): void;
}

/**
 * What the market said at the times of some rows of a ledger, and which coins are meant to be worth money. A value is never
 * stored: it is what conventions 6 make of the closes that are kept, so what becomes known later counts from the next fold on.
 */
export type MarketOf = (
  ledger: StoredLedger,
  rows: readonly Transaction[],
  /** What their stated figures are in; without it, the ledger's own base. */
  own?: AssetId,
) => Promise<{ readonly market: MarketValue; readonly pegged: readonly AssetId[] }>;

const SECOND_LOOK_MS = 60_000;

/** How a portfolio's books are kept: what it says itself, else the defaults. */
export const foldSettingsOf = ({ base, settings }: Pick<StoredPortfolio, "base" | "settings">): FoldSettings => ({
  ...settingsOf(settings),
  base,
});

/** The ledger that a write leads to. */
export interface Outlook {
  readonly head: LedgerHead;
  readonly books: FoldState;
  /** With all rows, where they were folded; `null` where the books were gone on from without them. */
  readonly course: Course | null;
}

/**
 * Keeps memory and checkpoint in step with D1, the truth. Compares versions at first use after waking, which finds what an
 * earlier life of this object left behind, and once more a minute later, for a batch of that life that landed late.
 * Its callers see to it that only one of them runs at a time.
 */
export class Bookkeeper {
  readonly #deps: BookkeeperDeps;
  #kept: Kept | null = null;
  #state: LedgerState | null = null;
  #head: LedgerHead | null = null;
  /** All rows, and how they were folded, with the states on the way: loaded when something needs them. */
  #course: Course | null = null;
  #looks = 0;
  #firstLook = 0;

  constructor(deps: BookkeeperDeps) {
    this.#deps = deps;
  }

  /** The state when nothing needs to be compared first, else `null`. */
  get current(): LedgerState | null {
    const settled = this.#looks > 1 || (this.#looks === 1 && this.#deps.now() - this.#firstLook < SECOND_LOOK_MS);
    return settled ? this.#state : null;
  }

  /** The state after comparing with D1 where that is due; `null` when there is no such portfolio. */
  async look(): Promise<LedgerState | null> {
    if (this.current !== null) return this.current;
    const version = await reading(ledgerVersion(this.#deps.db(), this.#deps.id));
    if (version === null) return null;
    this.#recall();
    const state = this.#kept?.version === version ? this.#state : await this.#refold();
    if (this.#looks === 0) this.#firstLook = this.#deps.now();
    this.#looks += 1;
    return state;
  }

  /** What the checkpoint knows, whatever D1 may say. */
  #recall(): void {
    if (this.#kept !== null) return;
    this.#kept = this.#deps.checkpoint.read();
    this.#state = this.#kept === null ? null : stateOf(this.#kept.version, this.#kept.books, null);
  }

  /** The whole ledger, as of the state. */
  async whole(): Promise<StoredLedger | null> {
    if ((await this.look()) === null) return null;
    if (this.#course === null) await this.#refold();
    const [head, course] = [this.#head, this.#course];
    return head === null || course === null ? null : { ...head, transactions: course.rows };
  }

  /**
   * The portfolio without its rows, where rows from this time on can be judged by it and the books alone: they come after all
   * others, and no figure waits for a price, which a fold of all rows may know by now. Else `null`, also where the rows are
   * known already.
   */
  async headBefore(at: number): Promise<LedgerHead | null> {
    if (this.#kept === null || this.#course !== null) return null;
    const { version, books } = this.#kept;
    if ((books.store.last?.at ?? -Infinity) >= at || hasUnknown(books)) return null;
    this.#head ??= await reading(loadHead(this.#deps.db(), this.#deps.id));
    return this.#head?.portfolio.version === version ? this.#head : null;
  }

  /** The books with rows after all others; `null` where they cannot be, or need a price, which only all rows may tell. */
  async foldOn(head: LedgerHead, rows: readonly Transaction[]): Promise<FoldState | null> {
    if (this.#kept === null) return null;
    const { market, pegged } = await this.#deps.market({ ...head, transactions: [] }, rows);
    let lacksPrice = false;
    const ask: MarketValue = (asset, at) => {
      const price = market(asset, at);
      lacksPrice ||= price === null;
      return price;
    };
    const from = { ...this.#kept.books, settings: { ...foldSettingsOf(head.portfolio), pegged } };
    try {
      const step = foldAll(from, rows.toSorted(compareEvents), ask, "departures");
      return step.ok && !lacksPrice ? step.state : null;
    } catch (error) {
      log("error", "checkpoint_unusable", { portfolioId: this.#deps.id, ...errorFields(error) });
      return null;
    }
  }

  /** The ledger folded, from where it stands as it did before; or where it breaks. */
  async fold(ledger: StoredLedger): Promise<CourseResult> {
    const settings = foldSettingsOf(ledger.portfolio);
    const known = this.#head === null ? null : foldSettingsOf(this.#head.portfolio);
    const before = JSON.stringify(known) === JSON.stringify(settings) ? this.#course : null;
    const found = resume(ledger.transactions, settings, before);
    const { market, pegged } = await this.#deps.market(ledger, found.toFold);
    const from = { ...found.from, state: { ...found.from.state, settings: { ...settings, pegged } } };
    return courseOf({ ...found, from }, market);
  }

  async #refold(): Promise<LedgerState | null> {
    const found = await this.#foldStored();
    if (found === null) return null;
    const { kept, keys, ...outlook } = found;
    const state = stateOf(kept.version, kept.books, this.#state);
    // Prices that became known meanwhile make other costs of the same version.
    const agrees = this.#deps.checkpoint.agrees(kept);
    if (!agrees) this.#deps.checkpoint.replace(kept, this.#deps.now(), keys);
    this.#take(kept, state, outlook);
    if (!agrees) this.#deps.changed(state);
    return state;
  }

  /** All rows of D1, folded from nothing. Rows are checked before they are stored, so one that cannot be folded is a defect. */
  async #foldStored(): Promise<(Outlook & { kept: Kept; keys: readonly StoredKey[] }) | null> {
    const found = await reading(loadLedger(this.#deps.db(), this.#deps.id));
    if (found === null) return null;
    const { ledger, keys } = found;
    this.#course = null;
    const result = await this.fold(ledger);
    if (!result.ok)
      throw new Error(`the stored ledger of ${ledger.portfolio.id} breaks at ${result.shortfall.transactionId}`);
    const { course } = result;
    const { transactions: _rows, ...head } = ledger;
    return { head, course, books: course.state, kept: { version: head.portfolio.version, books: course.state }, keys };
  }

  #take(kept: Kept, state: LedgerState, { head, course }: Outlook): void {
    this.#kept = kept;
    this.#state = state;
    this.#head = head;
    this.#course = course;
  }

  /** Lots that left to other portfolios and are others than before, by transfer. */
  toldAnew(course: Course): Map<string, string> {
    const before = this.#course?.sent ?? new Map<string, string>();
    return new Map([...course.sent].filter(([transferId, lots]) => before.get(transferId) !== lots));
  }

  /** A batch was stored: its meaning and its key go into memory and checkpoint in one turn. */
  advance(outlook: Outlook, key: StoredKey): void {
    if (this.#kept === null) throw new Error("what is written was judged by books that are known");
    const kept = { version: outlook.head.portfolio.version, books: outlook.books };
    const state = stateOf(kept.version, kept.books, this.#state);
    this.#deps.checkpoint.save(this.#kept.books, kept, this.#deps.now(), key);
    this.#take(kept, state, outlook);
    // The guard has just compared, and no older batch can land any more.
    this.#looks = 2;
    this.#deps.changed(state);
  }

  /** Trusts nothing in memory any more: the next use compares again. */
  forget(): void {
    this.#kept = null;
    this.#state = null;
    this.#head = null;
    this.#course = null;
    this.#looks = 0;
  }

  /**
   * Folds afresh and compares with the checkpoint: true when they agree on what is held. Where they do not, D1 is right; and
   * where only costs have become others, as prices have become known. Either way the checkpoint is replaced.
   */
  async verify(): Promise<boolean> {
    const { checkpoint } = this.#deps;
    const found = await this.#foldStored();
    if (found === null) return true;
    const { kept, keys, ...outlook } = found;
    const right = checkpoint.agrees(kept, true);
    const agrees = checkpoint.agrees(kept);
    const state = stateOf(kept.version, kept.books, null);
    if (!agrees) checkpoint.replace(kept, this.#deps.now(), keys);
    this.#take(kept, state, outlook);
    if (!agrees) this.#deps.changed(state);
    return right;
  }
}
