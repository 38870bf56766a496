import type { WriteRequest } from "../../domain/ledger/commands.ts";
import { errorFields, log } from "../../platform/log.ts";
import type { ProblemBody } from "../../platform/problem.ts";
import { problem } from "../../platform/problem.ts";
import { writing } from "../../storage/answering.ts";
import type { LedgerHead, StoredKey, StoredLedger } from "../../storage/queries/ledger.ts";
import { guardedWrite, wasUndone } from "../../storage/queries/ledger.ts";
import { changeStatements } from "../../storage/queries/ledger-changes.ts";
import { resendTransfer } from "../../storage/queries/outbox.ts";
import type { Bookkeeper, BookkeeperDeps, Outlook } from "./bookkeeper.ts";
import { insufficientHoldings } from "./insufficient-holdings.ts";
import type { Judge, Means, Plan } from "./plan.ts";
import { ledgerAfter } from "./plan.ts";

const ATTEMPTS = 3;
const NOT_FOUND: ProblemBody = { code: "RESOURCE_NOT_FOUND_ERROR", detail: "There is no such portfolio." };

export const notFound = () => problem(NOT_FOUND.code, NOT_FOUND);
export const outcomeUnknown = () =>
  problem("OUTCOME_UNKNOWN", { detail: "It may have been stored or not. Try again with the same key.", retryAfter: 1 });

/** The version that a write was judged by, the one that it makes, and when. */
interface Stamp {
  readonly old: number;
  readonly version: number;
  readonly at: number;
}

interface Judged<Answer> extends Stamp {
  readonly plan: Plan<Answer>;
  readonly outlook: Outlook;
  /** Lots that left to other portfolios and are others than before, by transfer. */
  readonly told: ReadonlyMap<string, string>;
}

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

  /**
   * `judge` throws a problem where the request cannot be; then nothing is stored, and a retry is judged anew. `startsAt`: from
   * when on its rows stand, where it makes only new ones and asks no other row.
   */
  async write<Answer>(request: WriteRequest, judge: Judge<Answer>, startsAt: number | null = null): Promise<Answer> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const known = await this.#answered(request);
      const judged =
        known ?? (await this.#judgedAtTheEnd(judge, startsAt)) ?? (await this.#judgedAmongAll(request, judge));
      if (typeof judged === "string") return JSON.parse(judged) as Answer;
      const { old, version, at, plan, outlook, told } = judged;
      const record: StoredKey = { ...request, version, answer: JSON.stringify(plan.answer), at };
      if (told.size > 0 || plan.op === "transfer") {
        await this.#deps.sending();
        this.hasSent = true;
      }
      if (await this.#commit(old, record, plan, told)) {
        this.#keeper.advance(outlook, record);
        return JSON.parse(record.answer as string) as Answer;
      }
    }
    throw problem("OVERLOADED", { detail: "The portfolio is being written elsewhere.", retryAfter: 1 });
  }

  /** The first answer, where the key is known to the checkpoint. */
  async #answered({ key, requestHash }: WriteRequest): Promise<string | null> {
    await this.#fence();
    if ((await this.#keeper.look()) === null) throw notFound();
    const known = this.#deps.checkpoint.key(key);
    return known === null ? null : replay(known, requestHash);
  }

  /** Judged by the books as they stand; `null` where that does not do, also where they would break: all rows tell where. */
  async #judgedAtTheEnd<Answer>(judge: Judge<Answer>, startsAt: number | null): Promise<Judged<Answer> | null> {
    const head = startsAt === null ? null : await this.#keeper.headBefore(startsAt);
    if (head === null) return null;
    const stamp = this.#stamp(head);
    const plan = await judge({ ...head, transactions: [] }, stamp.version, stamp.at, this.#means());
    const after = ledgerAfter({ ...head, transactions: [] }, plan.changes, stamp.version);
    const books = await this.#keeper.foldOn(head, after.transactions);
    if (books === null) return null;
    return { ...stamp, plan, outlook: { head: headOf(after), books, course: null }, told: new Map() };
  }

  /** Judged by all rows; or the first answer, where loading them found a newer version and in it this key. */
  async #judgedAmongAll<Answer>(request: WriteRequest, judge: Judge<Answer>): Promise<Judged<Answer> | string> {
    const ledger = await this.#keeper.whole();
    if (ledger === null) throw notFound();
    const found = this.#deps.checkpoint.key(request.key);
    if (found !== null) return replay(found, request.requestHash);
    const stamp = this.#stamp(ledger);
    const plan = await judge(ledger, stamp.version, stamp.at, this.#means());
    const after = ledgerAfter(ledger, plan.changes, stamp.version);
    const folded = await this.#keeper.fold(after);
    if (!folded.ok) throw insufficientHoldings(folded.shortfall, plan.changes);
    const { course } = folded;
    const outlook = { head: headOf(after), books: course.state, course };
    return { ...stamp, plan, outlook, told: this.#keeper.toldAnew(course) };
  }

  /** Never a version that was given before, not even after D1 was restored to an earlier time. */
  #stamp({ portfolio: { version: old } }: LedgerHead): Stamp {
    const at = this.#deps.now();
    return { old, version: Math.max(old + 1, at), at };
  }

  #means(): Means {
    return { fold: (other) => this.#keeper.fold(other), market: this.#deps.market };
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

const headOf = ({ portfolio, accounts }: StoredLedger): LedgerHead => ({ portfolio, accounts });

function replay(known: StoredKey, requestHash: string): string {
  if (known.requestHash !== requestHash) {
    throw problem("IDEMPOTENCY_MISMATCH", { detail: "This key belongs to another request. Use a new key." });
  }
  if (known.answer === null) {
    throw problem("GONE", { detail: "What this key stored a day ago stands; its first answer is no longer kept." });
  }
  return known.answer;
}
