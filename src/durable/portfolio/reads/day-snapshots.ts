import type { SummaryAnswer } from "../../../domain/portfolio/answers/summary.ts";
import { errorFields, log } from "../../../platform/log.ts";
import { writing } from "../../../storage/answering.ts";
import type { StoredSnapshot } from "../../../storage/queries/snapshots.ts";

export interface SnapshotDeps {
  readonly sql: SqlStorage;
  now(): number;
  wakeBy(at: number): Promise<void>;
  /** Where the portfolio stood at a time; `null` when it is gone. */
  summary(at: number): Promise<SummaryAnswer | null>;
  store(snapshot: StoredSnapshot): Promise<void>;
}

const DAY_MS = 86_400_000;
/** A day's last candle takes a moment to come. */
const SETTLED_MS = 600_000;
const RETRY_MS = 60_000;

/**
 * One snapshot at the end of each UTC day on which the portfolio was written to or looked at. The day stands in a row until its
 * snapshot is stored; a portfolio at rest has none and sets no alarm.
 */
export class DaySnapshots {
  readonly #deps: SnapshotDeps;
  #marked = 0;

  constructor(deps: SnapshotDeps) {
    this.#deps = deps;
  }

  get isSeen(): boolean {
    return this.#marked === endOfDay(this.#deps.now());
  }

  /** It was looked at, or written to. A row and an alarm a day, however often. */
  async seen(): Promise<void> {
    if (this.isSeen) return;
    const day = endOfDay(this.#deps.now());
    this.#marked = day;
    this.#makeTable();
    this.#deps.sql.exec("INSERT OR IGNORE INTO snapshot_days VALUES (?)", day);
    await this.#deps.wakeBy(day + SETTLED_MS);
  }

  /** Stores what is due. Answers when it wants to run again. */
  async alarm(): Promise<number | null> {
    const now = this.#deps.now();
    for (const day of this.#days()) {
      if (day + SETTLED_MS > now) return day + SETTLED_MS;
      try {
        const summary = await this.#deps.summary(day);
        if (summary !== null) await writing(this.#deps.store(toSnapshot(summary, day)));
      } catch (error) {
        log("warn", "snapshot_failed", { at: new Date(day).toISOString(), ...errorFields(error) });
        return now + RETRY_MS;
      }
      this.#deps.sql.exec("DELETE FROM snapshot_days WHERE ends_at = ?", day);
    }
    return null;
  }

  #days(): number[] {
    const made = this.#deps.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'snapshot_days'").toArray();
    if (made.length === 0) return [];
    const rows = this.#deps.sql.exec<{ ends_at: number }>("SELECT ends_at FROM snapshot_days ORDER BY ends_at");
    return rows.toArray().map((row) => row.ends_at);
  }

  #makeTable(): void {
    this.#deps.sql.exec("CREATE TABLE IF NOT EXISTS snapshot_days (ends_at INTEGER PRIMARY KEY) STRICT");
  }
}

const endOfDay = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS + DAY_MS;

const toSnapshot = ({ version, base, totals }: SummaryAnswer, at: number): StoredSnapshot => ({
  at,
  version,
  base,
  value: totals.value,
  complete: totals.complete,
  // What is not known of it is not in it.
  cost: totals.cost ?? totals.knownCost,
  realised: totals.realised.value,
  unrealised: totals.unrealised,
});
