import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

/** Tables that all parts of the product rely on, as they were agreed on before the first of them was built. */
const CORE = {
  portfolio_directory: "portfolio_id user_id ledger_db created_at",
  assets: "id kind owner_user_id symbol name peg rank status successor_id",
  asset_aliases: "alias asset_id",
  pairs: "id venue symbol asset_id quote_id preference valid_from valid_to status",
  candles: "pair_id interval open_time open high low close volume",
  candle_gaps: "pair_id interval from_time to_time reason retried_at",
  fx_rates: "currency date usd_per_unit",
  manual_prices: "user_id asset_id at price currency_id until",
  watchlists: "id user_id name",
  watchlist_items: "watchlist_id asset_id position note",
  articles: "id source_id title link summary published_at fetched_at story_id",
  mentions: "article_id asset_id relevance",
  scores: "article_id model_version score label confidence votes words",
  sentiment_hours: "asset_id hour model_version score n n_eff sources mentions z",
};
const LEDGER = {
  portfolios: "id user_id name description base_id settings version created_at archived_at",
  accounts: "portfolio_id id name kind position",
  transactions:
    "portfolio_id id ref at position type subtype account_id to_account_id in_asset in_amount out_asset out_amount " +
    "fee_asset fee_amount price value value_currency basis acquired_at lots transfer_id note source external_id " +
    "fingerprint import_id created_at updated_at",
  transaction_tags: "portfolio_id transaction_id tag",
  changes: "portfolio_id version n at actor op transaction_id before after",
  outbox: "portfolio_id id transfer_id target_portfolio_id body delivered_at",
  imports: "portfolio_id id format profile_id file_hash rows status at",
  snapshots: "portfolio_id at version base_id value complete cost realised unrealised",
  ledger_writes: "portfolio_id version key request_hash answer at",
};

interface Table {
  readonly name: string;
  readonly wr: number;
  readonly strict: number;
}

async function rows<T>(sql: string, ...values: string[]): Promise<T[]> {
  const { results } = await env.DB.prepare(sql)
    .bind(...values)
    .all<T>();
  return results;
}

/** Ours: without SQLite's, D1's and the migrator's own. */
const tables = () =>
  rows<Table>(
    "SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' " +
      "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name <> 'd1_migrations'",
  );
const columns = (table: string) =>
  rows<{ name: string; type: string; notnull: number; pk: number }>("SELECT * FROM pragma_table_info(?)", table);

describe("the schema", () => {
  it("has only strict tables, and without row ids those read by their whole key", async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(23);
    expect(all.filter(({ strict }) => strict !== 1)).toEqual([]);
    const withoutRowId = all.filter(({ wr }) => wr === 1).map(({ name }) => name);
    expect(withoutRowId.toSorted()).toEqual(["cache_counters", "candle_series", "candles", "fx_rates"]);
  });

  it("has columns of text, integer and real only", async () => {
    for (const { name } of await tables()) {
      const types = new Set((await columns(name)).map(({ type }) => type.toLowerCase()));
      expect([...types.difference(new Set(["text", "integer", "real"]))], name).toEqual([]);
    }
  });

  it("keeps no amount of money in a number", async () => {
    const money = /amount|price$|^price|value$|cost|basis|realised|open$|high|low$|close$|volume|usd_per_unit/;
    for (const { name } of await tables()) {
      const wrong = (await columns(name)).filter((column) => money.test(column.name) && column.type !== "TEXT");
      expect(wrong, name).toEqual([]);
    }
  });

  it("cascades nothing, and lets no foreign key cross between ledger and the rest", async () => {
    for (const { name } of await tables()) {
      const keys = await rows<{ table: string; on_delete: string; on_update: string }>(
        "SELECT * FROM pragma_foreign_key_list(?)",
        name,
      );
      for (const key of keys) {
        expect([key.on_delete, key.on_update], name).toEqual(["NO ACTION", "NO ACTION"]);
        expect(key.table in LEDGER || name in LEDGER, `${name} → ${key.table}`).toBe(false);
      }
    }
  });

  it.each(Object.entries({ ...CORE, ...LEDGER }))("has %s with its columns", async (table, expected) => {
    const names = (await columns(table)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(expected.split(" ")));
  });

  it("begins every ledger table's key with the portfolio", async () => {
    for (const table of Object.keys(LEDGER).filter((name) => name !== "portfolios")) {
      const [first] = (await columns(table)).filter(({ pk }) => pk === 1);
      expect(first?.name, table).toBe("portfolio_id");
    }
  });

  it.each([
    ["pairs", "venue,symbol"],
    ["transactions", "portfolio_id,ref"],
    ["ledger_writes", "portfolio_id,key"],
  ])("keeps %s unique by %s", async (table, wanted) => {
    const indexes = await rows<{ columns: string }>(
      `SELECT (SELECT group_concat(i.name) FROM pragma_index_info(l.name) i) AS columns
       FROM pragma_index_list(?) l WHERE l."unique" = 1`,
      table,
    );
    expect(indexes.map((index) => index.columns)).toContain(wanted);
  });
});

describe("the guard of a ledger's batch", () => {
  it("undoes the whole batch when the version has moved", async () => {
    const [portfolio, version] = ["pf_01_guard", 7];
    await env.DB.prepare(
      "INSERT INTO portfolios (id, user_id, name, base_id, settings, version, created_at) VALUES (?, 'u', 'p', 'fiat:usd', '{}', ?, 0)",
    )
      .bind(portfolio, version)
      .run();
    const write = (old: number, key: string) =>
      env.DB.batch([
        env.DB.prepare(
          `INSERT INTO ledger_writes (portfolio_id, version, key, request_hash, at)
           VALUES (?1, (SELECT ?2 FROM portfolios WHERE id = ?1 AND version = ?3), ?4, 'hash', 0)`,
        ).bind(portfolio, old + 1, old, key),
        env.DB.prepare("UPDATE portfolios SET version = ?2 WHERE id = ?1").bind(portfolio, old + 1),
      ]);
    await write(version, "first");
    const late: unknown = await write(version, "late").catch((error: unknown) => error);
    expect(String(late)).toContain("NOT NULL constraint failed: ledger_writes.version");
    const stored = await rows<{ key: string }>("SELECT key FROM ledger_writes WHERE portfolio_id = ?", portfolio);
    expect(stored.map(({ key }) => key)).toEqual(["first"]);
    const [now] = await rows<{ version: number }>("SELECT version FROM portfolios WHERE id = ?", portfolio);
    expect(now?.version).toBe(version + 1);
  });
});

describe("the seed", () => {
  it("brings at least 250 coins with a pair each, and pairs of three venues", async () => {
    const coins = await rows<{ id: string; pairs: number }>(
      "SELECT a.id, count(p.id) AS pairs FROM assets a LEFT JOIN pairs p ON p.asset_id = a.id WHERE a.kind = 'coin' GROUP BY a.id",
    );
    expect(coins.filter(({ pairs }) => pairs > 0).length).toBeGreaterThanOrEqual(250);
    const venues = await rows<{ venue: string; n: number }>("SELECT venue, count(*) AS n FROM pairs GROUP BY venue");
    expect(venues.filter(({ n }) => n >= 200).map(({ venue }) => venue)).toEqual(["binance", "coinbase", "kraken"]);
  });

  it("quotes every pair in an asset that exists", async () => {
    expect(await rows("SELECT symbol FROM pairs WHERE quote_id NOT IN (SELECT id FROM assets)")).toEqual([]);
  });
});
