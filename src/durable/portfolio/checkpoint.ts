import type { AssetId } from "../../domain/ids.ts";
import type { Lot } from "../../domain/ledger/books.ts";
import type { Held, LedgerState, LotChanges } from "../../domain/ledger/state.ts";
import type { SignedAmount } from "../../domain/money/amount.ts";
import type { StoredKey } from "../../storage/queries/ledger.ts";

/** A row per lot, never one blob: a write costs the rows it changes. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS ledger_checkpoint (
    id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, base TEXT NOT NULL, realised TEXT NOT NULL,
    written_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ledger_holdings (asset TEXT PRIMARY KEY, quantity TEXT NOT NULL, cost TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS ledger_lots (id TEXT PRIMARY KEY, asset TEXT NOT NULL, lot TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ledger_keys (
    key TEXT PRIMARY KEY, version INTEGER NOT NULL, request_hash TEXT NOT NULL, answer TEXT, at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ledger_deletion (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;`;

/**
 * The object's own copy of what its ledger means, in its SQLite: what a valuation needs without asking D1, and the keys of
 * the writes. Nothing is written before the portfolio exists. Every method is one synchronous turn, so each is all or nothing.
 */
export class Checkpoint {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  read(): LedgerState | null {
    const head = this.#rows<{ version: number; base: string; realised: string }>(
      "SELECT version, base, realised FROM ledger_checkpoint",
    )[0];
    if (head === undefined) return null;
    const held = this.#rows<{ asset: string; quantity: string; cost: string | null }>("SELECT * FROM ledger_holdings");
    return {
      version: head.version,
      base: head.base as AssetId,
      realised: head.realised as SignedAmount,
      holdings: new Map(held.map(({ asset, ...sums }) => [asset as AssetId, sums as Held])),
    };
  }

  lots(): Lot[] {
    return this.#rows<{ lot: string }>("SELECT lot FROM ledger_lots").map((row) => JSON.parse(row.lot) as Lot);
  }

  /** When the last write was stored. */
  writtenAt(): number | null {
    return this.#rows<{ written_at: number }>("SELECT written_at FROM ledger_checkpoint")[0]?.written_at ?? null;
  }

  key(key: string): StoredKey | null {
    return this.#keys("WHERE key = ?", key)[0] ?? null;
  }

  /** Keys whose answers have outlived their day. */
  oldKeys(before: number): StoredKey[] {
    return this.#keys("WHERE answer IS NOT NULL AND at <= ?", before);
  }

  /** After a write: the state where it is another than `before`, the lots that changed, and the write's key. */
  save(before: LedgerState, state: LedgerState, lots: LotChanges, now: number, key: StoredKey): void {
    this.#turn((sql) => {
      saveState(sql, before, state, lots, now);
      saveKey(sql, key);
    });
  }

  /** After folding afresh: the keys too are D1's, which may have lost some by a restore. */
  replace(state: LedgerState, lots: LotChanges, now: number, keys: readonly StoredKey[]): void {
    this.#turn((sql) => {
      sql.exec("DELETE FROM ledger_lots");
      sql.exec("DELETE FROM ledger_holdings");
      saveState(sql, null, state, lots, now);
      sql.exec("DELETE FROM ledger_keys");
      for (const key of keys) saveKey(sql, key);
    });
  }

  /** Whether it says the same as a fold does; `quantities`: of how much there is, whatever it cost. */
  agrees(state: LedgerState, { written }: LotChanges, quantities = false): boolean {
    const known = this.read();
    const wanted = new Map(written);
    const kept = this.#rows<{ id: string; lot: string }>("SELECT id, lot FROM ledger_lots");
    if (known?.version !== state.version || known.base !== state.base || kept.length !== wanted.size) return false;
    if (!quantities && known.realised !== state.realised) return false;
    if (!sameHoldings(known, state, quantities)) return false;
    return kept.every(({ id, lot }) => {
      const own = wanted.get(id);
      if (own === undefined) return false;
      return quantities ? (JSON.parse(lot) as Lot).quantity === own.quantity : lot === JSON.stringify(own);
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
    return this.#rows("SELECT at FROM ledger_deletion").length > 0;
  }

  #keys(where: string, ...values: SqlStorageValue[]): StoredKey[] {
    return this.#rows<{ key: string; version: number; request_hash: string; answer: string | null; at: number }>(
      `SELECT * FROM ledger_keys ${where}`,
      ...values,
    ).map(({ request_hash: requestHash, ...row }) => ({ ...row, requestHash }));
  }

  /** Without a row and without creating anything where the tables are not there yet. */
  #rows<Row extends Record<string, SqlStorageValue>>(query: string, ...values: SqlStorageValue[]): Row[] {
    const { sql } = this.#storage;
    const made = sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'ledger_checkpoint'").toArray();
    return made.length === 0 ? [] : sql.exec<Row>(query, ...values).toArray();
  }

  #turn(work: (sql: SqlStorage) => void): void {
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec(TABLES);
      work(this.#storage.sql);
    });
  }
}

function sameHoldings({ holdings: a }: LedgerState, { holdings: b }: LedgerState, quantities: boolean): boolean {
  return (
    a.size === b.size &&
    Array.from(a).every(([asset, { quantity, cost }]) => {
      const other = b.get(asset);
      return quantity === other?.quantity && (quantities || cost === other.cost);
    })
  );
}

function saveState(
  sql: SqlStorage,
  before: LedgerState | null,
  state: LedgerState,
  { written, gone }: LotChanges,
  now: number,
): void {
  sql.exec(
    "INSERT OR REPLACE INTO ledger_checkpoint VALUES (1, ?, ?, ?, ?)",
    state.version,
    state.base,
    state.realised,
    now,
  );
  for (const asset of before?.holdings.keys() ?? [])
    if (!state.holdings.has(asset)) sql.exec("DELETE FROM ledger_holdings WHERE asset = ?", asset);
  for (const [asset, held] of state.holdings)
    if (before?.holdings.get(asset) !== held)
      sql.exec("INSERT OR REPLACE INTO ledger_holdings VALUES (?, ?, ?)", asset, held.quantity, held.cost);
  for (const id of gone) sql.exec("DELETE FROM ledger_lots WHERE id = ?", id);
  for (const [id, lot] of written)
    sql.exec("INSERT OR REPLACE INTO ledger_lots VALUES (?, ?, ?)", id, lot.asset, JSON.stringify(lot));
}

function saveKey(sql: SqlStorage, { key, version, requestHash, answer, at }: StoredKey): void {
  sql.exec("INSERT OR REPLACE INTO ledger_keys VALUES (?, ?, ?, ?, ?)", key, version, requestHash, answer, at);
}
