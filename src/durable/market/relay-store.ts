import type { AssetId, PortfolioId } from "../../domain/ids.ts";

/** Which portfolios a relay serves, a row each: after a kill it dials them again from here. */
export class RelayStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec("CREATE TABLE IF NOT EXISTS portfolios (id TEXT PRIMARY KEY, assets TEXT NOT NULL) STRICT, WITHOUT ROWID");
  }

  portfolios(): readonly { readonly id: PortfolioId; readonly assets: readonly AssetId[] }[] {
    return this.#sql
      .exec<{ id: string; assets: string }>("SELECT id, assets FROM portfolios")
      .toArray()
      .map((row) => ({ id: row.id as PortfolioId, assets: JSON.parse(row.assets) as AssetId[] }));
  }

  save(id: PortfolioId, assets: readonly AssetId[]): void {
    this.#sql.exec("INSERT OR REPLACE INTO portfolios (id, assets) VALUES (?, ?)", id, JSON.stringify(assets));
  }

  remove(id: PortfolioId): void {
    this.#sql.exec("DELETE FROM portfolios WHERE id = ?", id);
  }
}
