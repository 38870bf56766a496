import type { AssetId, PortfolioId } from "../../domain/ids.ts";
import type { Course, CourseResult } from "../../domain/ledger/course.ts";
import { courseOf, resume } from "../../domain/ledger/course.ts";
import type { MarketValue } from "../../domain/ledger/market.ts";
import { settingsOf } from "../../domain/ledger/settings.ts";
import type { FoldSettings } from "../../domain/ledger/settings.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import { lotChanges, stateOf } from "../../domain/ledger/state.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import type { LedgerDb } from "../../storage/database.ts";
import type { StoredKey, StoredLedger } from "../../storage/queries/ledger.ts";
import { ledgerVersion, loadLedger } from "../../storage/queries/ledger.ts";
import type { StoredPortfolio } from "../../storage/queries/ledger-rows.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { reading } from "../../storage/answering.ts";

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

/**
 * Keeps memory and checkpoint in step with D1, the truth. Compares versions at first use after waking, which finds what an
 * earlier life of this object left behind, and once more a minute later, for a batch of that life that landed late.
 * Its callers see to it that only one of them runs at a time.
 */
export class Bookkeeper {
  readonly #deps: BookkeeperDeps;
  #state: LedgerState | null = null;
  /** With all transactions: only for writing, loaded when the first write comes. */
  #ledger: StoredLedger | null = null;
  /** How it was folded, with the states on the way. */
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
    this.#state ??= this.#deps.checkpoint.read();
    const state = this.#state?.version === version ? this.#state : await this.#refold();
    if (this.#looks === 0) this.#firstLook = this.#deps.now();
    this.#looks += 1;
    return state;
  }

  /** The whole ledger, as of the state. */
  async whole(): Promise<StoredLedger | null> {
    if ((await this.look()) === null) return null;
    if (this.#ledger === null) await this.#refold();
    return this.#ledger;
  }

  /** The ledger folded, from where it stands as it did before; or where it breaks. */
  async fold(ledger: StoredLedger): Promise<CourseResult> {
    const settings = foldSettingsOf(ledger.portfolio);
    const known = this.#ledger === null ? null : foldSettingsOf(this.#ledger.portfolio);
    const before = JSON.stringify(known) === JSON.stringify(settings) ? this.#course : null;
    const found = resume(ledger.transactions, settings, before);
    const { market, pegged } = await this.#deps.market(ledger, found.toFold);
    const from = { ...found.from, state: { ...found.from.state, settings: { ...settings, pegged } } };
    return courseOf({ ...found, from }, market);
  }

  async #refold(): Promise<LedgerState | null> {
    const { checkpoint, id } = this.#deps;
    const found = await reading(loadLedger(this.#deps.db(), id));
    if (found === null) return null;
    this.#course = null;
    const course = await this.#mustFold(found.ledger);
    const state = stateOf(found.ledger.portfolio.version, course.state, this.#state);
    const lots = lotChanges(null, course.state);
    // Prices that became known meanwhile make other costs of the same version.
    if (!checkpoint.agrees(state, lots)) {
      checkpoint.replace(state, lots, this.#deps.now(), found.keys);
      this.#take(found.ledger, course, state);
      this.#deps.changed(state);
    } else this.#take(found.ledger, course, state);
    return state;
  }

  /** Rows are checked before they are stored, so one that cannot be folded is a defect. */
  async #mustFold(ledger: StoredLedger): Promise<Course> {
    const result = await this.fold(ledger);
    if (!result.ok)
      throw new Error(`the stored ledger of ${ledger.portfolio.id} breaks at ${result.shortfall.transactionId}`);
    return result.course;
  }

  #take(ledger: StoredLedger, course: Course, state: LedgerState): void {
    this.#ledger = { ...ledger, transactions: course.rows };
    this.#course = course;
    this.#state = state;
  }

  /** Lots that left to other portfolios and are others than before, by transfer. */
  toldAnew(course: Course): Map<string, string> {
    const before = this.#course?.sent ?? new Map<string, string>();
    return new Map([...course.sent].filter(([transferId, lots]) => before.get(transferId) !== lots));
  }

  /** A batch was stored: its meaning and its key go into memory and checkpoint in one turn. */
  advance(ledger: StoredLedger, course: Course, key: StoredKey): void {
    const state = stateOf(ledger.portfolio.version, course.state, this.#state);
    const lots = lotChanges(this.#course?.state ?? null, course.state);
    if (this.#state === null) throw new Error("what is written was judged by books that are known");
    this.#deps.checkpoint.save(this.#state, state, lots, this.#deps.now(), key);
    this.#take(ledger, course, state);
    // The guard has just compared, and no older batch can land any more.
    this.#looks = 2;
    this.#deps.changed(state);
  }

  /** Trusts nothing in memory any more: the next use compares again. */
  forget(): void {
    this.#state = null;
    this.#ledger = null;
    this.#course = null;
    this.#looks = 0;
  }

  /**
   * Folds afresh and compares with the checkpoint: true when they agree on what is held. Where they do not, D1 is right; and
   * where only costs have become others, as prices have become known. Either way the checkpoint is replaced.
   */
  async verify(): Promise<boolean> {
    const { checkpoint, id } = this.#deps;
    const found = await reading(loadLedger(this.#deps.db(), id));
    if (found === null) return true;
    this.#course = null;
    const course = await this.#mustFold(found.ledger);
    const state = stateOf(found.ledger.portfolio.version, course.state, null);
    const lots = lotChanges(null, course.state);
    const right = checkpoint.agrees(state, lots, true);
    if (!checkpoint.agrees(state, lots)) {
      checkpoint.replace(state, lots, this.#deps.now(), found.keys);
      this.#deps.changed(state);
    }
    this.#take(found.ledger, course, state);
    return right;
  }
}
