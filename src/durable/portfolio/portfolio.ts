import { DurableObject } from "cloudflare:workers";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import type {
  AccountsWritten,
  AccountWritten,
  Adjusted,
  DeleteAccount,
  DeleteTransaction,
  EditTransaction,
  Expected,
  NewAccount,
  OrderAccounts,
  Recorded,
  RecordedMany,
  RecordTransaction,
  SendTransfer,
  SetHolding,
  Undone,
  UpdateAccount,
  UpdatePortfolio,
  WriteRequest,
  Written,
} from "../../domain/ledger/commands.ts";
import type { ImportAnswer, ImportCall } from "../../domain/imports/calls.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import type { SentTransfer } from "../../domain/ledger/transfers.ts";
import type { PortfolioSeed, PortfolioView } from "../../domain/ledger/views.ts";
import type { ReadKind, ReadRequest, Reads } from "../../domain/portfolio/reads.ts";
import type { Valuation } from "../../domain/valuation/valuation.ts";
import type { JsonText } from "../../platform/json-text.ts";
import type { Outcome, TextOutcome } from "../../platform/problem.ts";
import { ok, Problem, refused } from "../../platform/problem.ts";
import { tracedAs } from "../../platform/trace.ts";
import { ledgerDb } from "../../storage/database.ts";
import type { Imports } from "./imports/imports.ts";
import type { Live } from "./live/live.ts";
import { createAccount, deleteAccount, orderAccounts, updateAccount } from "./accounts.ts";
import { composed } from "./composed.ts";
import { deleteTransaction, editTransaction, sentBy } from "./edit-transaction.ts";
import type { Judge } from "./plan.ts";
import type { PortfolioLedger } from "./portfolio-ledger.ts";
import type { PortfolioReads } from "./reads/portfolio-reads.ts";
import { recordTransaction, recordTransactions, startOf } from "./record-transactions.ts";
import { setHolding } from "./set-holding.ts";
import { receiveTransfer, returnTransfer } from "./transfers/receive-transfer.ts";
import { sendTransfer } from "./transfers/send-transfer.ts";
import { sentByLast, undoLast } from "./undo-last.ts";
import { updatePortfolio } from "./update-portfolio.ts";

/** What every write is asked with: by whom, once by its key, what, and for which request. */
type Asked<Input> = [actor: UserId, request: WriteRequest, input: Input, requestId?: string];

/**
 * One portfolio: its ledger's only writer, its valuation, its viewers. A shell: it calls the parts beside it and turns their
 * problems into outcomes. Its constructor writes nothing, so an invented id leaves nothing behind.
 * A call ends with the id of the request that it is made for, which stands in whatever is logged meanwhile.
 */
export class Portfolio extends DurableObject<Env> {
  readonly #ledger: PortfolioLedger;
  readonly #live: Live;
  readonly #imports: Imports;
  readonly #reads: PortfolioReads;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const parts = composed({ ctx, env: () => this.env, wakeBy: (at) => this.#wakeBy(at) });
    this.#ledger = parts.ledger;
    this.#live = parts.live;
    this.#imports = parts.imports;
    this.#reads = parts.reads;
  }

  create(seed: PortfolioSeed, userId: UserId, requestId?: string): Promise<Outcome<null>> {
    return this.#outcome(requestId, async () => {
      await this.#ledger.create(seed, userId);
      return null;
    });
  }

  record(...[actor, request, input, requestId]: Asked<RecordTransaction>): Promise<Outcome<Recorded>> {
    return this.#write(
      request,
      requestId,
      (ledger, version, now) => recordTransaction(ledger, actor, input, version, now),
      startOf([input]),
    );
  }

  recordMany(
    actor: UserId,
    request: WriteRequest,
    input: readonly RecordTransaction[],
    requestId?: string,
  ): Promise<Outcome<RecordedMany>> {
    return this.#write(
      request,
      requestId,
      (ledger, version, now) => recordTransactions(ledger, actor, input, version, now),
      startOf(input),
    );
  }

  transfer(...[actor, request, input, requestId]: Asked<SendTransfer>): Promise<Outcome<Recorded>> {
    return this.#write(request, requestId, (ledger, version, now) => sendTransfer(ledger, actor, input, version, now));
  }

  /** Another portfolio tells what left it for this one. */
  receive(sent: SentTransfer, requestId?: string): Promise<Outcome<Written>> {
    const request = { key: ` receive ${sent.transferId} ${sent.body.version}`, requestHash: "" };
    return this.#write(request, requestId, (ledger, version, now, means) =>
      receiveTransfer(ledger, sent, version, now, means),
    );
  }

  /** Another portfolio asks back what left it for this one. */
  giveBack(sent: SentTransfer, requestId?: string): Promise<Outcome<Written>> {
    const request = { key: ` give back ${sent.transferId} ${sent.body.version}`, requestHash: "" };
    return this.#write(request, requestId, (ledger, version) => returnTransfer(ledger, sent, version));
  }

  edit(...[actor, request, input, requestId]: Asked<EditTransaction>): Promise<Outcome<Recorded>> {
    return this.#write(request, requestId, (ledger, version, now) =>
      editTransaction(ledger, actor, input, version, now),
    );
  }

  remove(...[actor, request, input, requestId]: Asked<DeleteTransaction>): Promise<Outcome<Written>> {
    return this.#outcome(requestId, () =>
      this.#ledger.writeBack(
        request,
        (ledger) => sentBy(ledger, input),
        (ledger, version, now) => deleteTransaction(ledger, actor, input, version, now),
      ),
    );
  }

  update(...[actor, request, input, requestId]: Asked<UpdatePortfolio>): Promise<Outcome<PortfolioView>> {
    return this.#write(request, requestId, (ledger, version, now, means) =>
      updatePortfolio(ledger, actor, input, version, now, means),
    );
  }

  createAccount(...[actor, request, input, requestId]: Asked<NewAccount>): Promise<Outcome<AccountWritten>> {
    return this.#write(request, requestId, (ledger, version, now) => createAccount(ledger, actor, input, version, now));
  }

  updateAccount(...[actor, request, input, requestId]: Asked<UpdateAccount>): Promise<Outcome<AccountWritten>> {
    return this.#write(request, requestId, (ledger, version) => updateAccount(ledger, actor, input, version));
  }

  orderAccounts(...[actor, request, input, requestId]: Asked<OrderAccounts>): Promise<Outcome<AccountsWritten>> {
    return this.#write(request, requestId, (ledger, version) => orderAccounts(ledger, actor, input, version));
  }

  deleteAccount(...[actor, request, input, requestId]: Asked<DeleteAccount>): Promise<Outcome<Written>> {
    return this.#write(request, requestId, (ledger, version) => deleteAccount(ledger, actor, input, version));
  }

  setHolding(
    actor: UserId,
    request: WriteRequest,
    input: SetHolding,
    op: "set_holding" | "delete_holding",
    requestId?: string,
  ): Promise<Outcome<Adjusted>> {
    return this.#write(request, requestId, (ledger, version, now, means) =>
      setHolding(ledger, actor, input, version, now, means, op),
    );
  }

  undo(...[actor, request, input, requestId]: Asked<Expected>): Promise<Outcome<Undone>> {
    const db = ledgerDb(this.env, this.ctx.id.name as PortfolioId);
    return this.#outcome(requestId, () =>
      this.#ledger.writeBack(
        request,
        (ledger) => sentByLast(db, ledger),
        (ledger, version, now) => undoLast(db, ledger, actor, input, version, now),
      ),
    );
  }

  delete(userId: UserId, requestId?: string): Promise<Outcome<null>> {
    return this.#outcome(requestId, async () => {
      await this.#ledger.delete(userId);
      return null;
    });
  }

  /** The folded books as they are now; `null` when there is no such portfolio. */
  ledger(): Promise<LedgerState | null> {
    return this.#ledger.state();
  }

  /** The live valuation, written as JSON. */
  valuation(requestId?: string): TextOutcome<JsonText<Valuation>> | Promise<TextOutcome<JsonText<Valuation>>> {
    // Most reads are of what was read a moment ago: they get it without a step aside.
    return this.#kept() ?? tracedAs(requestId, async () => this.#seen(await this.#live.valuation()));
  }

  #kept(): JsonText<Valuation> | null {
    const state = this.#ledger.current;
    return state !== null && this.#reads.isSeen ? this.#live.kept(state) : null;
  }

  /** A read, answered as JSON text of its kind's answer. */
  read(request: ReadRequest, requestId?: string): Promise<TextOutcome<JsonText<Reads[ReadKind]["answer"]>>> {
    return this.#outcome(requestId, () => this.#reads.read(request)).then((outcome) =>
      outcome.ok ? outcome.value : outcome,
    );
  }

  /** Files that are imported. */
  imports(call: ImportCall, requestId?: string): Promise<Outcome<ImportAnswer>> {
    return this.#outcome(requestId, () => this.#imports.call(call));
  }

  /** A session ended before its time: what was opened with it closes. */
  closeSession(sessionId: string, requestId?: string): Promise<void> {
    return tracedAs(requestId, () => this.#live.sessionEnded(sessionId));
  }

  override fetch(request: Request): Promise<Response> {
    return tracedAs(request.headers.get("x-request-id") ?? undefined, () => this.#live.fetch(request));
  }

  override webSocketMessage(ws: WebSocket, message: string | ArrayBuffer): Promise<void> {
    return this.#live.message(ws, message);
  }

  override webSocketClose(ws: WebSocket, code: number, reason: string): Promise<void> {
    return this.#live.closed(ws, code, reason);
  }

  override webSocketError(ws: WebSocket): Promise<void> {
    return this.#live.closed(ws, 1011, "");
  }

  override async alarm(): Promise<void> {
    for (const next of [await this.#ledger.alarm(), this.#imports.forgetOld(), await this.#reads.alarm()])
      if (next !== null) await this.#wakeBy(next);
  }

  /** One alarm serves all parts: the earliest wish wins, and who still wants a later one says so when it fires. */
  async #wakeBy(at: number): Promise<void> {
    const set = await this.ctx.storage.getAlarm();
    if (set === null || at < set) await this.ctx.storage.setAlarm(at);
  }

  #write<T>(
    request: WriteRequest,
    requestId: string | undefined,
    judge: Judge<T>,
    startsAt: number | null = null,
  ): Promise<Outcome<T>> {
    return this.#outcome(requestId, () => this.#ledger.write(request, judge, startsAt)).then((outcome) =>
      this.#seen(outcome),
    );
  }

  /** Whoever was answered has seen the portfolio on this day. */
  #seen<T extends string | Outcome<unknown>>(outcome: T): T {
    if ((typeof outcome === "string" || outcome.ok) && !this.#reads.isSeen) this.ctx.waitUntil(this.#reads.seen());
    return outcome;
  }

  /** Goes on when the caller hangs up: what was begun is finished. */
  #outcome<T>(requestId: string | undefined, work: () => Promise<T>): Promise<Outcome<T>> {
    const done = tracedAs(requestId, work).then(ok, (error: unknown) => {
      if (error instanceof Problem) return refused(error.body);
      throw error;
    });
    this.ctx.waitUntil(done.catch(() => undefined));
    return done;
  }
}
