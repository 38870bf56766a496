import type { PortfolioId, UserId } from "../../domain/ids.ts";
import type { WriteRequest } from "../../domain/ledger/commands.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import { stateOf } from "../../domain/ledger/state.ts";
import type { PortfolioSeed } from "../../domain/ledger/views.ts";
import { errorFields, log } from "../../platform/log.ts";
import { Problem, problem } from "../../platform/problem.ts";
import type { CoreDb, LedgerDb } from "../../storage/database.ts";
import { eraseLedgerRows, erasePortfolioRow } from "../../storage/queries/erase-ledger.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { dropAnswers } from "../../storage/queries/ledger.ts";
import { eraseDirectoryEntry, findDirectoryEntry } from "../../storage/queries/portfolio-directory.ts";
import type { BookkeeperDeps, MarketOf } from "./bookkeeper.ts";
import type { Receiver } from "./transfers/post.ts";
import { Post } from "./transfers/post.ts";
import { Bookkeeper } from "./bookkeeper.ts";
import { Checkpoint } from "./checkpoint.ts";
import { createPortfolio } from "./create-portfolio.ts";
import { reading, writing } from "../../storage/answering.ts";
import { LedgerWriter, notFound, outcomeUnknown } from "./ledger-writer.ts";
import type { Judge } from "./plan.ts";
import { WriteQueue } from "./write-queue.ts";

export interface PortfolioLedgerDeps {
  readonly id: PortfolioId;
  readonly storage: DurableObjectStorage;
  /** Asked for at each use: bindings belong to the object. */
  db(): LedgerDb;
  core(): CoreDb;
  now(): number;
  market: MarketOf;
  receiver(id: PortfolioId): Receiver;
  /** See to it that `alarm` runs at this time at the latest. */
  wakeBy(at: number): Promise<void>;
  /** The books have changed: a write, or what a comparison found. */
  changed(state: LedgerState): void;
  /** The portfolio is gone for everyone. */
  deleted(): void;
}

const MOST_WAITING = 64;
const DAY_MS = 86_400_000;
const RETRY_MS = 30_000;
const ROWS_AT_ONCE = 500;

/** One portfolio's ledger inside its object: everything that reads or writes it, one at a time. Throws problems. */
export class PortfolioLedger {
  readonly #deps: PortfolioLedgerDeps & Pick<BookkeeperDeps, "checkpoint" | "sending">;
  readonly #checkpoint: Checkpoint;
  readonly #keeper: Bookkeeper;
  readonly #writer: LedgerWriter;
  readonly #post: Post;
  readonly #queue = new WriteQueue(MOST_WAITING);
  /** Deleted, or being deleted; `null`: not looked up since waking. */
  #gone: boolean | null = null;

  constructor(deps: PortfolioLedgerDeps) {
    this.#checkpoint = new Checkpoint(deps.storage);
    this.#deps = { ...deps, checkpoint: this.#checkpoint, sending: () => deps.wakeBy(deps.now() + RETRY_MS) };
    this.#keeper = new Bookkeeper(this.#deps);
    this.#writer = new LedgerWriter(this.#deps, this.#keeper);
    this.#post = new Post({
      id: deps.id,
      db: () => deps.db(),
      now: () => deps.now(),
      receiver: (id) => deps.receiver(id),
      wakeBy: (at) => deps.wakeBy(at),
    });
  }

  /** The folded books where they are known and need no comparing with D1 first; else `null`. */
  get current(): LedgerState | null {
    return this.#isGone() ? null : this.#keeper.current;
  }

  /**
   * The folded books; `null` when there is no such portfolio. What was acknowledged is in the checkpoint, so that serves
   * while D1 does not answer.
   */
  async state(): Promise<LedgerState | null> {
    if (this.#isGone()) return null;
    return this.current ?? this.#queue.run(() => this.#look());
  }

  /** All rows, as of the latest write; `null` when there is no such portfolio. Waits for the writes before it. */
  async whole(): Promise<StoredLedger | null> {
    return this.#queue.run(async () => (this.#isGone() ? null : this.#keeper.whole()));
  }

  async #look(): Promise<LedgerState | null> {
    if (this.#isGone()) return null;
    try {
      return await this.#keeper.look();
    } catch (error) {
      const known = this.#checkpoint.read();
      if (known !== null && error instanceof Problem) return stateOf(known.version, known.books, null);
      throw error;
    }
  }

  async create(seed: PortfolioSeed, userId: UserId): Promise<void> {
    if (seed.id !== this.#deps.id) throw notFound();
    await this.#inTurn(() => createPortfolio(this.#deps, this.#keeper, seed, userId));
  }

  /** One write, judged by a verb of its own file; again with the same key it is answered as it was at first.
   * `startsAt` as the writer takes it. */
  async write<Answer>(request: WriteRequest, judge: Judge<Answer>, startsAt: number | null = null): Promise<Answer> {
    const answer = await this.#inTurn(() => this.#writer.write(request, judge, startsAt));
    if (this.#writer.hasSent) {
      this.#writer.hasSent = false;
      await this.#post.deliver();
    }
    await this.#deps.wakeBy(this.#deps.now() + DAY_MS);
    return answer;
  }

  /**
   * A write that takes back what was sent to other portfolios, found by `sent`: they give it back first, and may refuse. When
   * the write is refused after that, they are told again.
   */
  async writeBack<Answer>(
    request: WriteRequest,
    sent: (ledger: StoredLedger) => Promise<readonly string[]> | readonly string[],
    judge: Judge<Answer>,
  ): Promise<Answer> {
    const ledger = await this.whole();
    const again = this.#checkpoint.key(request.key) !== null;
    const transfers = ledger === null || again ? [] : await sent(ledger);
    for (const transferId of transfers) await this.#post.takeBack(transferId);
    try {
      return await this.write(request, judge);
    } catch (error) {
      if (transfers.length > 0) await this.#post.deliver();
      throw error;
    }
  }

  /**
   * Deletes the portfolio. From the first step on the object refuses everything and its alarm finishes what a crash leaves;
   * when the answer comes nobody sees the portfolio any more, its rows go by and by.
   */
  async delete(userId: UserId): Promise<void> {
    await this.#queue.run(async () => {
      // A deletion that was begun is gone on with; otherwise only what the directory knows can be deleted.
      if (!this.#checkpoint.isBeingDeleted()) {
        const entry = await reading(findDirectoryEntry(this.#deps.core(), this.#deps.id));
        if (entry?.userId !== userId) throw notFound();
        this.#checkpoint.markDeletion(this.#deps.now());
      }
      await this.#deps.wakeBy(this.#deps.now() + RETRY_MS);
      this.#gone = true;
      this.#deps.deleted();
      try {
        await this.#hide();
      } catch (error) {
        log("warn", "portfolio_delete_unfinished", { portfolioId: this.#deps.id, ...errorFields(error) });
        throw outcomeUnknown();
      }
      await this.#deps.wakeBy(this.#deps.now());
    });
  }

  /** The day after the last write, or the rest of a deletion. Answers when it wants to run again. */
  async alarm(): Promise<number | null> {
    if (!this.#isGone() && this.#checkpoint.writtenAt() !== null) await this.#post.deliver();
    return this.#queue.run(async () => {
      try {
        if (this.#checkpoint.isBeingDeleted()) return await this.#erase();
        return await this.#afterADay();
      } catch (error) {
        log("warn", "ledger_alarm_failed", { portfolioId: this.#deps.id, ...errorFields(error) });
        return this.#deps.now() + RETRY_MS;
      }
    });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#queue.isFull) {
      throw problem("OVERLOADED", { detail: "Too many writes of this portfolio are waiting.", retryAfter: 1 });
    }
    return this.#queue.run(async () => {
      if (this.#isGone()) throw notFound();
      return work();
    });
  }

  #isGone(): boolean {
    this.#gone ??= this.#checkpoint.isBeingDeleted();
    return this.#gone;
  }

  /** Directory first: from then on nobody finds it; then the row without which no late batch passes its guard. */
  async #hide(): Promise<void> {
    await writing(eraseDirectoryEntry(this.#deps.core(), this.#deps.id));
    await writing(erasePortfolioRow(this.#deps.db(), this.#deps.id));
  }

  async #erase(): Promise<number | null> {
    this.#gone = true;
    await this.#hide();
    const done = await writing(eraseLedgerRows(this.#deps.db(), this.#deps.id, ROWS_AT_ONCE));
    if (!done) return this.#deps.now();
    await this.#deps.storage.deleteAll();
    return null;
  }

  async #afterADay(): Promise<number | null> {
    const now = this.#deps.now();
    const old = this.#checkpoint.oldKeys(now - DAY_MS).map((key) => key.version);
    if (old.length > 0) {
      await writing(dropAnswers(this.#deps.db(), this.#deps.id, old));
      this.#checkpoint.dropAnswers(old);
    }
    const writtenAt = this.#checkpoint.writtenAt();
    if (writtenAt === null) return null;
    if (writtenAt + DAY_MS > now) return writtenAt + DAY_MS;
    if (!(await this.#keeper.verify())) log("error", "ledger_drift", { portfolioId: this.#deps.id });
    return null;
  }
}
