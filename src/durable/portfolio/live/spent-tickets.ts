/** An id is kept this long after its use; a ticket lives 30 s, so none can come back. */
const KEPT_MS = 60_000;
/** An isolate may take a revoked session's proof for another minute and turn it into a ticket that lives 30 s more. */
const ENDED_KEPT_MS = 120_000;

/** Which tickets were used and which sessions ended, in the object's own SQLite, for as long as it matters. */
export class SpentTickets {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** False when it was spent before. */
  spend(ticketId: string, now: number): boolean {
    return this.#keep(`ticket:${ticketId}`, now, now + KEPT_MS);
  }

  endSession(sessionId: string, now: number): void {
    this.#keep(`session:${sessionId}`, now, now + ENDED_KEPT_MS);
  }

  hasEnded(sessionId: string, now: number): boolean {
    this.#prepare(now);
    return this.#sql.exec("SELECT 1 FROM live_spent WHERE id = ?", `session:${sessionId}`).toArray().length > 0;
  }

  #keep(id: string, now: number, until: number): boolean {
    this.#prepare(now);
    const kept = this.#sql.exec("INSERT OR IGNORE INTO live_spent VALUES (?, ?) RETURNING id", id, until);
    return kept.toArray().length > 0;
  }

  /** Not in the constructor, which writes nothing: an object that was woken for nothing must stay empty. */
  #prepare(now: number): void {
    this.#sql.exec("CREATE TABLE IF NOT EXISTS live_spent (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT");
    this.#sql.exec("DELETE FROM live_spent WHERE until < ?", now);
  }
}
