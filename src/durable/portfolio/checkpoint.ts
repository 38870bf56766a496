import type { FoldState } from "../../domain/ledger/fold.ts";
import type { KeptRow, RowChanges } from "../../domain/ledger/kept.ts";
import { KEPT_AS, keptState, rowChanges, sameQuantity } from "../../domain/ledger/kept.ts";
import type { EventOrder } from "../../domain/ledger/order.ts";
import type { FoldSettings } from "../../domain/ledger/settings.ts";
import type { StoredKey } from "../../storage/queries/ledger.ts";

/** A row for each thing, never one blob: a write costs the rows it changes. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS ledger_head (
    id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, kept_as INTEGER NOT NULL, settings TEXT NOT NULL,
    last TEXT NOT NULL, written_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ledger_books (
    part TEXT NOT NULL, pool TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (part, pool, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ledger_keys (
    key TEXT PRIMARY KEY, version INTEGER NOT NULL, request_hash TEXT NOT NULL, answer TEXT, at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ledger_deletion (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;`;

/** The books of one version of the portfolio. */
export interface Kept {
  readonly version: number;
  readonly books: FoldState;
}

/**
 * The object's own copy of what its ledger means, in its SQLite: what a valuation and a transaction at the end need without
 * asking D1 for rows, and the keys of the writes. Nothing is written before the portfolio exists. Every method is one
 * synchronous turn, so each is all or nothing.
 */
export class Checkpoint {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** `null` when nothing is kept, or in a way that is no longer. Lots are read when they are asked for, up to the next change. */
  read(): Kept | null {
    const head = this.#head();
    if (head?.kept_as !== KEPT_AS) return null;
    const sums = this.#rows<KeptFields>("ledger_books", "WHERE part <> 'lot'");
    const lotsOf = (pool: string) => this.#rows<KeptFields>("ledger_books", "WHERE part = 'lot' AND pool = ?", pool);
    const last = JSON.parse(head.last) as EventOrder | null;
    const settings = JSON.parse(head.settings) as FoldSettings;
    return { version: head.version, books: keptState(sums, lotsOf, last, settings) };
  }

  /** When the last write was stored. */
  writtenAt(): number | null {
    return this.#head()?.written_at ?? null;
  }

  key(key: string): StoredKey | null {
    return this.#keys("WHERE key = ?", key)[0] ?? null;
  }

  /** Keys whose answers have outlived their day. */
  oldKeys(before: number): StoredKey[] {
    return this.#keys("WHERE answer IS NOT NULL AND at <= ?", before);
  }

  /** After a write: what differs from the books before it, which are those that are kept, and the write's key. */
  save(before: FoldState, kept: Kept, now: number, key: StoredKey): void {
    const changes = rowChanges(before, kept.books);
    this.#turn((sql) => {
      saveBooks(sql, kept, changes, now);
      saveKey(sql, key);
    });
  }

  /** After folding afresh: the keys too are D1's, which may have lost some by a restore. */
  replace(kept: Kept, now: number, keys: readonly StoredKey[]): void {
    const rows = rowChanges(null, kept.books);
    this.#turn((sql) => {
      sql.exec("DELETE FROM ledger_books");
      saveBooks(sql, kept, rows, now);
      sql.exec("DELETE FROM ledger_keys");
      for (const key of keys) saveKey(sql, key);
    });
  }

  /** Whether it says the same as a fold does; `quantities`: of how much there is, whatever it cost. */
  agrees({ version, books }: Kept, quantities = false): boolean {
    const head = this.#head();
    if (head?.version !== version || head.kept_as !== KEPT_AS || head.settings !== settingsText(books)) return false;
    const wanted = new Map(rowChanges(null, books).written.map((row) => [nameOf(row), row]));
    const kept = this.#rows<KeptFields>("ledger_books", "");
    if (kept.length !== wanted.size) return false;
    return kept.every((row) => {
      const own = wanted.get(nameOf(row));
      return own !== undefined && (row.text === own.text || (quantities && sameQuantity(row, own)));
    });
  }

  dropAnswers(versions: readonly number[]): void {
    this.#turn((sql) => {
      const listed = "version IN (SELECT value FROM json_each(?))";
      sql.exec(`UPDATE ledger_keys SET answer = NULL WHERE ${listed}`, JSON.stringify(versions));
    });
  }

  markDeletion(now: number): void {
    this.#turn((sql) => sql.exec("INSERT OR IGNORE INTO ledger_deletion VALUES (1, ?)", now));
  }

  isBeingDeleted(): boolean {
    return this.#rows("ledger_deletion", "").length > 0;
  }

  #head() {
    type Head = { version: number; kept_as: number; settings: string; last: string; written_at: number };
    return this.#rows<Head>("ledger_head", "")[0];
  }

  #keys(where: string, ...values: SqlStorageValue[]): StoredKey[] {
    return this.#rows<{ key: string; version: number; request_hash: string; answer: string | null; at: number }>(
      "ledger_keys",
      where,
      ...values,
    ).map(({ request_hash: requestHash, ...row }) => ({ ...row, requestHash }));
  }

  /** Without a row and without creating anything where the table is not there yet. */
  #rows<Row extends Record<string, SqlStorageValue>>(
    table: string,
    where: string,
    ...values: SqlStorageValue[]
  ): Row[] {
    const { sql } = this.#storage;
    const made = sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table).toArray();
    return made.length === 0 ? [] : sql.exec<Row>(`SELECT * FROM ${table} ${where}`, ...values).toArray();
  }

  #turn(work: (sql: SqlStorage) => void): void {
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec(TABLES);
      work(this.#storage.sql);
    });
  }
}

/** A kept row as a query answers with it. */
type KeptFields = { [Field in keyof KeptRow]: KeptRow[Field] };

const nameOf = ({ part, pool, key }: KeptRow): string => JSON.stringify([part, pool, key]);

/** Without the pegs, which are the market's to say. */
const settingsText = ({ settings: { pegged: _pegged, ...own } }: FoldState): string => JSON.stringify(own);

function saveBooks(sql: SqlStorage, { version, books }: Kept, { written, gone }: RowChanges, now: number): void {
  const last = JSON.stringify(books.store.last);
  sql.exec(
    "INSERT OR REPLACE INTO ledger_head VALUES (1, ?, ?, ?, ?, ?)",
    version,
    KEPT_AS,
    settingsText(books),
    last,
    now,
  );
  for (const { part, pool, key } of gone)
    sql.exec("DELETE FROM ledger_books WHERE part = ? AND pool = ? AND key = ?", part, pool, key);
  for (const { part, pool, key, text } of written)
    sql.exec("INSERT OR REPLACE INTO ledger_books VALUES (?, ?, ?, ?)", part, pool, key, text);
}

function saveKey(sql: SqlStorage, { key, version, requestHash, answer, at }: StoredKey): void {
  sql.exec("INSERT OR REPLACE INTO ledger_keys VALUES (?, ?, ?, ?, ?)", key, version, requestHash, answer, at);
}
