import type { PortfolioId } from "../../../domain/ids.ts";
import type { SentTransfer } from "../../../domain/ledger/transfers.ts";
import { errorFields, log } from "../../../platform/log.ts";
import type { Outcome } from "../../../platform/problem.ts";
import { Problem, problem } from "../../../platform/problem.ts";
import { reading, writing } from "../../../storage/answering.ts";
import type { LedgerDb } from "../../../storage/database.ts";
import * as outbox from "../../../storage/queries/outbox.ts";

/** What a portfolio's object can be told by another one. */
export interface Receiver {
  receive(sent: SentTransfer, requestId?: string): Promise<Outcome<unknown>>;
  giveBack(sent: SentTransfer, requestId?: string): Promise<Outcome<unknown>>;
}

export interface PostDeps {
  readonly id: PortfolioId;
  readonly db: () => LedgerDb;
  readonly now: () => number;
  readonly receiver: (id: PortfolioId) => Receiver;
  readonly wakeBy: (at: number) => Promise<void>;
}

const RETRY_MS = 30_000;

/**
 * Brings to other portfolios what the outbox holds: at least once, for the receiver makes it once. Outside of the ledger's queue,
 * so that two portfolios that send to each other do not wait for each other. An alarm was set before anything was written, so
 * what a crash leaves is brought later.
 */
export class Post {
  readonly #deps: PostDeps;
  #round: Promise<void> | null = null;

  constructor(deps: PostDeps) {
    this.#deps = deps;
  }

  /** Never fails: what cannot be brought now is brought by the alarm. */
  deliver(): Promise<void> {
    this.#round ??= this.#deliver().finally(() => {
      this.#round = null;
    });
    return this.#round;
  }

  async #deliver(): Promise<void> {
    try {
      for (const sent of await reading(outbox.pendingTransfers(this.#deps.db(), this.#deps.id)))
        await this.#bring(sent);
    } catch (error) {
      await this.#later(error);
    }
  }

  /** One that does not take its own in keeps nothing from the others. */
  async #bring(sent: SentTransfer): Promise<void> {
    const { id, db, now, receiver } = this.#deps;
    try {
      const outcome = await receiver(sent.target).receive(sent);
      // A portfolio that is gone takes nothing in; there is nobody to be told any more.
      if (!outcome.ok && outcome.problem.code !== "RESOURCE_NOT_FOUND_ERROR") throw new Problem(outcome.problem);
      await writing(outbox.settleTransfer(db(), id, sent.transferId, sent.body.version, now()));
    } catch (error) {
      await this.#later(error);
    }
  }

  async #later(error: unknown): Promise<void> {
    const { id, now, wakeBy } = this.#deps;
    log("warn", "transfer_undelivered", { portfolioId: id, ...errorFields(error) });
    await wakeBy(now() + RETRY_MS);
  }

  /**
   * Asks the receiver to give back what it got, before the sender takes it back: it may refuse. Until that is done the outbox
   * says that it is to be told again, so that a crash between leaves both sides as they were.
   */
  async takeBack(transferId: string): Promise<void> {
    const { id, db, now } = this.#deps;
    const sent = await reading(outbox.findTransfer(db(), id, transferId));
    if (sent === null) return;
    const version = Math.max(sent.body.version + 1, now());
    await this.#deps.wakeBy(now() + RETRY_MS);
    await writing(db().batch([outbox.resendTransfer(db(), id, transferId, version, null)]));
    const asked = { ...sent, body: { ...sent.body, version } };
    let outcome: Outcome<unknown>;
    try {
      outcome = await this.#deps.receiver(sent.target).giveBack(asked);
    } catch (error) {
      log("warn", "transfer_not_taken_back", { portfolioId: id, ...errorFields(error) });
      throw problem("OUTCOME_UNKNOWN", { detail: "The other portfolio does not answer. Try again.", retryAfter: 1 });
    }
    if (outcome.ok || outcome.problem.code === "RESOURCE_NOT_FOUND_ERROR") return;
    await writing(outbox.settleTransfer(db(), id, transferId, version, now()));
    const { detail = "", facts = {} } = outcome.problem;
    throw problem(outcome.problem.code, {
      ...outcome.problem,
      detail: `The portfolio that it went to refuses: ${detail}`,
      facts: { ...facts, portfolio: sent.target },
    });
  }
}
