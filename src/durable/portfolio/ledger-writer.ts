import type { WriteRequest } from "../../domain/ledger/commands.ts";
import { errorFields, log } from "../../platform/log.ts";
import type { ProblemBody } from "../../platform/problem.ts";
import { problem } from "../../platform/problem.ts";
import { writing } from "../../storage/answering.ts";
import type { StoredKey, StoredLedger } from "../../storage/queries/ledger.ts";
import { guardedWrite, wasUndone } from "../../storage/queries/ledger.ts";
import { changeStatements } from "../../storage/queries/ledger-changes.ts";
import { resendTransfer } from "../../storage/queries/outbox.ts";
import type { Bookkeeper, BookkeeperDeps } from "./bookkeeper.ts";
import { insufficientHoldings } from "./insufficient-holdings.ts";
import type { Judge, Plan } from "./plan.ts";
import { ledgerAfter } from "./plan.ts";

const ATTEMPTS = 3;
const NOT_FOUND: ProblemBody = { code: "RESOURCE_NOT_FOUND_ERROR", detail: "There is no such portfolio." };

export const notFound = () => problem(NOT_FOUND.code, NOT_FOUND);
export const outcomeUnknown = () =>
  problem("OUTCOME_UNKNOWN", { detail: "It may have been stored or not. Try again with the same key.", retryAfter: 1 });

/**
 * The write protocol (docs/decisions/0003-ledger-truth.md): compare, know the key, judge, one guarded batch, checkpoint.
 * What fails otherwise than by a constraint may still land later, so before the next write the version is taken away from it.
 * Its caller sees to it that only one write runs at a time.
 */
export class LedgerWriter {
  readonly #deps: BookkeeperDeps;
  readonly #keeper: Bookkeeper;
  /** The version that a batch of unknown outcome was guarded by. */
  #unsettled: number | null = null;
  /** Something went into the outbox since this was last set back. */
  hasSent = false;

  constructor(deps: BookkeeperDeps, keeper: Bookkeeper) {
    this.#deps = deps;
    this.#keeper = keeper;
  }

  /** `judge` throws a problem where the request cannot be; then nothing is stored, and a retry is judged anew. */
  async write<Answer>(request: WriteRequest, judge: Judge<Answer>): Promise<Answer> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const ledger = await this.#settled(request);
      if ("answer" in ledger) return JSON.parse(ledger.answer) as Answer;
      const now = this.#deps.now();
      const old = ledger.portfolio.version;
      // Never a version that was given before, not even after D1 was restored to an earlier time.
      const version = Math.max(old + 1, now);
      const plan = await judge(ledger, version, now, {
        fold: (other) => this.#keeper.fold(other),
        market: this.#deps.market,
      });
      const after = ledgerAfter(ledger, plan.changes, version);
      const folded = await this.#keeper.fold(after);
      if (!folded.ok) throw insufficientHoldings(folded.shortfall, plan.changes);
      const record: StoredKey = { ...request, version, answer: JSON.stringify(plan.answer), at: now };
      const told = this.#keeper.toldAnew(folded.course);
      if (told.size > 0 || plan.op === "transfer") {
        await this.#deps.sending();
        this.hasSent = true;
      }
      if (await this.#commit(old, record, plan, told)) {
        this.#keeper.advance(after, folded.course, record);
        return JSON.parse(record.answer as string) as Answer;
      }
    }
    throw problem("OVERLOADED", { detail: "The portfolio is being written elsewhere.", retryAfter: 1 });
  }

  /** The ledger to judge by, or the first answer where the key is known. */
  async #settled({ key, requestHash }: WriteRequest): Promise<StoredLedger | { answer: string }> {
    await this.#fence();
    if ((await this.#keeper.look()) === null) throw notFound();
    const known = this.#deps.checkpoint.key(key);
    if (known !== null) return replay(known, requestHash);
    const ledger = await this.#keeper.whole();
    if (ledger === null) throw notFound();
    // Loading may have found a newer version, and in it this key.
    const found = this.#deps.checkpoint.key(key);
    return found === null ? ledger : replay(found, requestHash);
  }

  /** True when stored; false when surely undone. */
  async #commit(
    old: number,
    record: StoredKey,
    plan: Plan<unknown>,
    told: ReadonlyMap<string, string>,
  ): Promise<boolean> {
    const db = this.#deps.db();
    const { id } = this.#deps;
    const { version, at } = record;
    try {
      await writing(
        db.batch([
          ...guardedWrite(db, { ...record, portfolioId: id, old }),
          ...changeStatements(db, { ...plan, portfolioId: id, version, at }, plan.changes),
          ...(plan.extra?.(db) ?? []),
          ...[...told].map(([transferId, lots]) => resendTransfer(db, id, transferId, version, lots)),
        ]),
      );
      return true;
    } catch (error) {
      this.#keeper.forget();
      if (wasUndone(error)) return false;
      log("warn", "ledger_write_unknown", { portfolioId: id, version: record.version, ...errorFields(error) });
      this.#unsettled = old;
      throw outcomeUnknown();
    }
  }

  /**
   * Takes the version away from a batch that may still be on its way. When this is stored, that batch can never land; when it
   * is refused, the batch has landed, and the comparison that follows finds it.
   */
  async #fence(): Promise<void> {
    if (this.#unsettled === null) return;
    const db = this.#deps.db();
    const at = this.#deps.now();
    const version = Math.max(this.#unsettled + 1, at);
    // No client's key contains a space.
    const fence = { key: ` fence ${version}`, requestHash: "", answer: null, version, at };
    this.#keeper.forget();
    try {
      const guard = guardedWrite(db, { ...fence, portfolioId: this.#deps.id, old: this.#unsettled });
      await writing(db.batch(guard));
    } catch (error) {
      if (!wasUndone(error)) throw outcomeUnknown();
    }
    this.#unsettled = null;
  }
}

function replay(known: StoredKey, requestHash: string): { answer: string } {
  if (known.requestHash !== requestHash) {
    throw problem("IDEMPOTENCY_MISMATCH", { detail: "This key belongs to another request. Use a new key." });
  }
  if (known.answer === null) {
    throw problem("GONE", { detail: "What this key stored a day ago stands; its first answer is no longer kept." });
  }
  return { answer: known.answer };
}
