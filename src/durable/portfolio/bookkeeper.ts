import type { PortfolioId } from "../../domain/ids.ts";
import type { Books } from "../../domain/ledger/books.ts";
import { fold } from "../../domain/ledger/fold.ts";
import { settingsOf } from "../../domain/ledger/settings.ts";
import type { FoldSettings } from "../../domain/ledger/settings.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import { stateOf } from "../../domain/ledger/state.ts";
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
  /** The books were found to be others than those in memory, or were written. */
  changed(state: LedgerState): void;
}

const SECOND_LOOK_MS = 60_000;

/** How a portfolio's books are kept: what it says itself, else the defaults. */
export const foldSettingsOf = ({ base, settings }: Pick<StoredPortfolio, "base" | "settings">): FoldSettings => ({
  ...settingsOf(settings),
  base,
});

/** What a ledger means. Rows are checked before they are stored, so one that cannot be folded is a defect. */
export function mustFold(ledger: StoredLedger): Books {
  const result = fold(ledger.transactions, foldSettingsOf(ledger.portfolio));
  if (!result.ok)
    throw new Error(`the stored ledger of ${ledger.portfolio.id} breaks at ${result.shortfall.transactionId}`);
  return result.books;
}

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

  async #refold(): Promise<LedgerState | null> {
    const { checkpoint, id } = this.#deps;
    const found = await reading(loadLedger(this.#deps.db(), id));
    if (found === null) return null;
    const known = this.#state ?? checkpoint.read();
    const books = mustFold(found.ledger);
    const { version, base } = found.ledger.portfolio;
    const state = stateOf(version, base, books);
    this.#ledger = found.ledger;
    this.#state = state;
    // Same version, same meaning: then there is nothing to write.
    if (known?.version !== version) {
      checkpoint.replace(state, books, this.#deps.now(), found.keys);
      this.#deps.changed(state);
    }
    return state;
  }

  /** A batch was stored: its meaning and its key go into memory and checkpoint in one turn. */
  advance(ledger: StoredLedger, books: Books, key: StoredKey): void {
    const state = stateOf(ledger.portfolio.version, ledger.portfolio.base, books);
    this.#deps.checkpoint.save(state, books, this.#deps.now(), key);
    this.#ledger = ledger;
    this.#state = state;
    // The guard has just compared, and no older batch can land any more.
    this.#looks = 2;
    this.#deps.changed(state);
  }

  /** Trusts nothing in memory any more: the next use compares again. */
  forget(): void {
    this.#state = null;
    this.#ledger = null;
    this.#looks = 0;
  }

  /**
   * Folds afresh and compares with the checkpoint: true when they agree. Where they do not, D1 is right and the checkpoint
   * is replaced.
   */
  async verify(): Promise<boolean> {
    const { checkpoint, id } = this.#deps;
    const found = await reading(loadLedger(this.#deps.db(), id));
    if (found === null) return true;
    const books = mustFold(found.ledger);
    const { version, base } = found.ledger.portfolio;
    const state = stateOf(version, base, books);
    if (checkpoint.agrees(state, books)) return true;
    checkpoint.replace(state, books, this.#deps.now(), found.keys);
    this.#ledger = found.ledger;
    this.#state = state;
    this.#deps.changed(state);
    return false;
  }
}
