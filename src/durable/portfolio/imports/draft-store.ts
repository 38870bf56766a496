import type { ImportId } from "../../../domain/ids.ts";
import type { JudgedRow } from "../../../domain/imports/judge/judged.ts";
import type { DraftHead } from "./draft.ts";

/** Pieces of at most 250,000 characters, so at most 750,000 bytes: rows above 2 MB fail in production. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS import_drafts (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, request_hash TEXT NOT NULL, expires_at INTEGER NOT NULL, head TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS import_pieces (
    draft_id TEXT NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL, rows INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (draft_id, kind, n)) STRICT;`;
const PIECE = 250_000;

export interface StoredDraft {
  readonly id: ImportId;
  readonly key: string;
  readonly requestHash: string;
  readonly expiresAt: number;
  readonly head: DraftHead;
}

/**
 * Drafts of imports in the object's own SQLite: the file as it came, and what would become of each row. D1 knows nothing of
 * them, so that a draft costs nothing there and its end needs no batch. Each method is one synchronous turn.
 */
export class DraftStore {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  all(): StoredDraft[] {
    return this.#drafts("ORDER BY id DESC");
  }

  find(id: ImportId): StoredDraft | null {
    return this.#drafts("WHERE id = ?", id)[0] ?? null;
  }

  byKey(key: string): StoredDraft | null {
    return this.#drafts("WHERE key = ?", key)[0] ?? null;
  }

  file(id: ImportId): string {
    return this.#pieces(id, "file")
      .map(({ body }) => body)
      .join("");
  }

  /** Rows from the nth on, piece by piece. */
  *rows(id: ImportId, from: number): Generator<readonly [n: number, row: JudgedRow]> {
    let first = 0;
    for (const { n, rows } of this.#heads(id)) {
      if (first + rows > from) {
        const [piece] = this.#pieces(id, "rows", n);
        const read = JSON.parse(piece?.body ?? "[]") as JudgedRow[];
        for (const [i, row] of read.entries()) if (first + i >= from) yield [first + i, row];
      }
      first += rows;
    }
  }

  /** `text`: of a new draft, the file. */
  save(draft: StoredDraft, rows: readonly JudgedRow[], text: string | null): void {
    this.#storage.transactionSync(() => {
      const { sql } = this.#storage;
      sql.exec(TABLES);
      const { id, key, requestHash, expiresAt, head } = draft;
      sql.exec(
        "INSERT OR REPLACE INTO import_drafts VALUES (?, ?, ?, ?, ?)",
        id,
        key,
        requestHash,
        expiresAt,
        JSON.stringify(head),
      );
      const put = (kind: string, n: number, count: number, body: string) =>
        sql.exec("INSERT INTO import_pieces VALUES (?, ?, ?, ?, ?)", id, kind, n, count, body);
      if (text !== null)
        for (let at = 0, n = 0; at < text.length; at += PIECE, n++) put("file", n, 0, text.slice(at, at + PIECE));
      sql.exec("DELETE FROM import_pieces WHERE draft_id = ? AND kind = 'rows'", id);
      for (const [n, piece] of piecesOf(rows).entries()) put("rows", n, piece.length, `[${piece.join(",")}]`);
    });
  }

  remove(id: ImportId): void {
    if (!this.#isMade()) return;
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec("DELETE FROM import_drafts WHERE id = ?", id);
      this.#storage.sql.exec("DELETE FROM import_pieces WHERE draft_id = ?", id);
    });
  }

  #drafts(where: string, ...values: SqlStorageValue[]): StoredDraft[] {
    if (!this.#isMade()) return [];
    return this.#storage.sql
      .exec<{ id: string; key: string; request_hash: string; expires_at: number; head: string }>(
        `SELECT * FROM import_drafts ${where}`,
        ...values,
      )
      .toArray()
      .map(({ id, key, request_hash: requestHash, expires_at: expiresAt, head }) => ({
        id: id as ImportId,
        key,
        requestHash,
        expiresAt,
        head: JSON.parse(head) as DraftHead,
      }));
  }

  #heads(id: ImportId) {
    return this.#storage.sql
      .exec<{ n: number; rows: number }>(
        "SELECT n, rows FROM import_pieces WHERE draft_id = ? AND kind = 'rows' ORDER BY n",
        id,
      )
      .toArray();
  }

  #pieces(id: ImportId, kind: "file" | "rows", n: number | null = null) {
    return this.#storage.sql
      .exec<{ body: string }>(
        "SELECT body FROM import_pieces WHERE draft_id = ?1 AND kind = ?2 AND (?3 IS NULL OR n = ?3) ORDER BY n",
        id,
        kind,
        n,
      )
      .toArray();
  }

  /** Nothing is written before there is a draft. */
  #isMade(): boolean {
    return (
      this.#storage.sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'import_drafts'").toArray()
        .length > 0
    );
  }
}

/** Rows as JSON, in groups of some size. */
function piecesOf(rows: readonly JudgedRow[]): string[][] {
  const pieces: string[][] = [];
  let size = Infinity;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (size + text.length > PIECE) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(text);
    size += text.length;
  }
  return pieces;
}
