/**
 * `node scripts/seed/write-migration.ts`: turns coins.json into the migration that seeds assets and Binance pairs.
 * Inserts only; a later list becomes a further migration. Ids are CoinGecko's, symbols Binance's.
 */
import { readFileSync, writeFileSync } from "node:fs";

interface SeedCoin {
  id: string;
  symbol: string;
  name: string;
  rank: number;
  aliases: string[];
  peg?: string;
  binance?: string;
}

const CURRENCIES = [["fiat:usd", "USD", "US dollar"]] as const;

const coins = JSON.parse(readFileSync(new URL("coins.json", import.meta.url), "utf8")) as SeedCoin[];
const quote = (value: string | undefined) => (value === undefined ? "NULL" : `'${value.replaceAll("'", "''")}'`);

const lines = [
  "-- Written by scripts/seed/write-migration.ts from scripts/seed/coins.json.",
  ...CURRENCIES.map(
    ([id, symbol, name]) =>
      `INSERT INTO assets (id, kind, symbol, name, status) VALUES (${quote(id)}, 'fiat', ${quote(symbol)}, ${quote(name)}, 'active') ON CONFLICT DO NOTHING;`,
  ),
  ...coins.map(
    (coin) =>
      `INSERT INTO assets (id, kind, symbol, name, peg, rank, status) VALUES (${quote(coin.id)}, 'coin', ${quote(coin.symbol)}, ${quote(coin.name)}, ${quote(coin.peg)}, ${coin.rank}, 'active') ON CONFLICT DO NOTHING;`,
  ),
  ...coins.flatMap((coin) =>
    coin.aliases.map(
      (alias) =>
        `INSERT INTO asset_aliases (alias, asset_id) VALUES (${quote(alias)}, ${quote(coin.id)}) ON CONFLICT DO NOTHING;`,
    ),
  ),
  ...coins.flatMap((coin) =>
    coin.binance === undefined
      ? []
      : [
          `INSERT INTO pairs (venue, symbol, asset_id, quote_id, preference, valid_from, status) VALUES ('binance', ${quote(coin.binance)}, ${quote(coin.id)}, 'tether', 1, 0, 'trading') ON CONFLICT DO NOTHING;`,
        ],
  ),
];
writeFileSync(process.argv[2] ?? "migrations/0001_seed_coins.sql", `${lines.join("\n")}\n`);
