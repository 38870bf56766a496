import type { HostState } from "../../domain/market/host-health.ts";
import type { Freshness, PriceMap } from "../../domain/market/price.ts";

export interface StoredBoard {
  readonly epoch: number;
  readonly freshUntil: Freshness;
  readonly prices: PriceMap;
  /** What was learnt of hosts: one that is to be left alone for an hour is so in the next life too. */
  readonly hosts: readonly HostState[];
}

/**
 * What the feed keeps across its lives. The board is one row: rewriting a row a coin every ten seconds would cost 80 USD a
 * month for 500 coins.
 */
export class FeedStore {
  readonly #sql: SqlStorage;
  #rowsWritten = 0;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec("CREATE TABLE IF NOT EXISTS board (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT");
    sql.exec("CREATE TABLE IF NOT EXISTS relays (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID");
  }

  board(): StoredBoard | null {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM board").toArray()[0];
    // What an earlier version of this wrote may lack some of it.
    const lacking = { freshUntil: {}, hosts: [] };
    return row === undefined
      ? null
      : { ...lacking, ...(JSON.parse(row.body) as Omit<StoredBoard, "freshUntil" | "hosts">) };
  }

  saveBoard(board: StoredBoard): void {
    this.#write("INSERT OR REPLACE INTO board (id, body) VALUES (1, ?)", JSON.stringify(board));
  }

  relays(): readonly string[] {
    return this.#sql
      .exec<{ name: string }>("SELECT name FROM relays ORDER BY name")
      .toArray()
      .map((row) => row.name);
  }

  addRelay(name: string): void {
    this.#write("INSERT OR IGNORE INTO relays (name) VALUES (?)", name);
  }

  removeRelay(name: string): void {
    this.#write("DELETE FROM relays WHERE name = ?", name);
  }

  /** Rows written by this life: what the storage is billed by. */
  get rowsWritten(): number {
    return this.#rowsWritten;
  }

  #write(query: string, value: string): void {
    const cursor = this.#sql.exec(query, value);
    cursor.toArray();
    this.#rowsWritten += cursor.rowsWritten;
  }
}
