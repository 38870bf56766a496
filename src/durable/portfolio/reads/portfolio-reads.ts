import type { JsonText } from "../../../platform/json-text.ts";
import { jsonText } from "../../../platform/json-text.ts";
import type { SummaryAnswer } from "../../../domain/portfolio/answers/summary.ts";
import type { ReadKind, ReadRequest, Reads } from "../../../domain/portfolio/reads.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { StoredSnapshot } from "../../../storage/queries/snapshots.ts";
import { notFound } from "../ledger-writer.ts";
import type { Board, PriceShelf } from "./price-shelf.ts";
import { readAllocation } from "./read-allocation.ts";
import { readDailyReturns } from "./read-daily-returns.ts";
import { readDisposals, readFees, readIncome } from "./read-entries.ts";
import { readHistory } from "./read-history.ts";
import { readHoldings } from "./read-holdings.ts";
import { readHoldingsOver } from "./read-holdings-over.ts";
import { readLots } from "./read-lots.ts";
import { readPerformance } from "./read-performance.ts";
import { readSummary } from "./read-summary.ts";
import { readWhatIf } from "./read-what-if.ts";
import { readYear } from "./read-year.ts";
import type { Open } from "./studies.ts";
import { DaySnapshots } from "./day-snapshots.ts";
import { Studies } from "./studies.ts";

export interface ReadsDeps {
  /** Shared with the writes: both value the same events. */
  readonly shelf: PriceShelf;
  now(): number;
  /** The ledger with all its rows; `null` when there is no such portfolio. */
  ledger(): Promise<StoredLedger | null>;
  /** The latest prices, as far as they are known. */
  board(): Promise<Board>;
  simulated(): boolean;
  /** For the snapshots of days. */
  readonly sql: SqlStorage;
  wakeBy(at: number): Promise<void>;
  store(snapshot: StoredSnapshot): Promise<void>;
}

/** What a person looks at; what other figures are made from is no look. */
const isLook = ({ kind }: ReadRequest): boolean => kind !== "dailyReturns" && kind !== "holdingsOver";

/**
 * All that is read of a portfolio beside its live valuation. Worked out in its object, where the ledger and the closes of what it
 * holds stay in memory; each answer is written as JSON here, once, and passed on as text.
 */
export class PortfolioReads {
  readonly #deps: ReadsDeps;
  readonly #studies: Studies;
  readonly #snapshots: DaySnapshots;

  constructor(deps: ReadsDeps) {
    this.#deps = deps;
    this.#studies = new Studies(deps.shelf);
    this.#snapshots = new DaySnapshots({ ...deps, summary: (at) => this.#summaryAt(at) });
  }

  /** Whether it is known already that there will be a snapshot of today. */
  get isSeen(): boolean {
    return this.#snapshots.isSeen;
  }

  /** The portfolio was looked at, or written to: at the end of the day there is a snapshot of it. */
  seen(): Promise<void> {
    return this.#snapshots.seen();
  }

  /** Stores the snapshots that are due. Answers when it wants to run again. */
  alarm(): Promise<number | null> {
    return this.#snapshots.alarm();
  }

  async read(request: ReadRequest): Promise<JsonText<Reads[ReadKind]["answer"]>> {
    const ledger = await this.#deps.ledger();
    if (ledger === null) throw notFound();
    const board = await this.#deps.board();
    const moment = { now: this.#deps.now(), board, simulated: this.#deps.simulated() };
    const query = request.query;
    const look = { base: "base" in query ? query.base : null, method: "method" in query ? query.method : null };
    const open = (changed: Partial<typeof look> = {}) => this.#studies.open(ledger, { ...look, ...changed }, moment);
    const text = jsonText(await answer(request, ledger, open));
    if (isLook(request)) await this.seen();
    return text;
  }

  /** Where the portfolio stood at a time; `null` when it is gone. */
  async #summaryAt(at: number): Promise<SummaryAnswer | null> {
    const ledger = await this.#deps.ledger();
    if (ledger === null) return null;
    const moment = { now: this.#deps.now(), board: NO_BOARD, simulated: this.#deps.simulated() };
    return readSummary(await this.#studies.open(ledger, { base: null, method: null }, moment), {
      base: null,
      method: null,
      at,
    });
  }
}

/** For times that are over no price of the moment is asked for. */
const NO_BOARD: Board = () => null;

async function answer(request: ReadRequest, ledger: StoredLedger, open: Open): Promise<Reads[ReadKind]["answer"]> {
  switch (request.kind) {
    case "holdings":
      return readHoldings(await open(), request.query);
    case "lots":
      return readLots(await open(), request.query);
    case "disposals":
      return readDisposals(await open(), request.query);
    case "income":
      return readIncome(await open(), request.query);
    case "fees":
      return readFees(await open(), request.query);
    case "year":
      return readYear(await open(), request.query);
    case "performance":
      return readPerformance(await open(), request.query);
    case "history":
      return readHistory(await open(), request.query);
    case "allocation":
      return readAllocation(await open(), request.query);
    case "whatIf":
      return readWhatIf(open, ledger.accounts, request.query);
    case "summary":
      return readSummary(await open(), request.query);
    case "dailyReturns":
      return readDailyReturns(await open(), request.query);
    case "holdingsOver":
    default:
      return readHoldingsOver(await open(), request.query);
  }
}
