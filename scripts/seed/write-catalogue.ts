/**
 * `node scripts/seed/write-catalogue.ts <file>`: the migration that brings assets, aliases and pairs to what catalogue.csv says.
 * Ids are CoinGecko's, symbols the venues' own. It adds and renames; nothing is taken away, and pairs keep their ids.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { RESERVED_IDS } from "../../src/domain/coins/reserved.ts";

const [, , target] = process.argv;
if (target === undefined) throw new Error("Name the migration's file.");

/** The lower the preferred: whose candles can be had, and of whom more is traded, comes first. */
const VENUES = [
  { venue: "binance", quote: "tether", preference: 1 },
  { venue: "coinbase", quote: "fiat:usd", preference: 2 },
  { venue: "kraken", quote: "fiat:usd", preference: 3 },
] as const;

const [header = "", ...lines] = readFileSync(new URL("catalogue.csv", import.meta.url), "utf8")
  .trim()
  .split("\n");
const names = header.split(",");
const coins = lines.map((line) => {
  const cells = line.split(",");
  if (cells.length !== names.length) throw new Error(`Not ${names.length} cells: ${line}`);
  const cell = (name: string) => cells[names.indexOf(name)] ?? "";
  if (RESERVED_IDS.has(cell("id"))) throw new Error(`Reserved as a word of paths: ${line}`);
  return cell;
});
const json = (rows: unknown) => `'${JSON.stringify(rows).replaceAll("'", "''")}'`;
const orNull = (text: string) => (text === "" ? null : text);

const assets = coins.map((cell) => [
  cell("id"),
  cell("symbol"),
  cell("name"),
  orNull(cell("peg")),
  cell("rank") === "" ? null : Number(cell("rank")),
  cell("status"),
  orNull(cell("successor")),
]);
const aliases = coins.flatMap((cell) =>
  cell("aliases")
    .split("|")
    .filter((alias) => alias !== "")
    .map((alias) => [alias, cell("id")]),
);
const pairs = VENUES.map(({ venue, quote, preference }) => {
  const listed = coins.filter((cell) => cell(venue) !== "").map((cell) => [cell(venue), cell("id")]);
  return `INSERT INTO pairs (venue, symbol, asset_id, quote_id, preference, valid_from, status)
SELECT '${venue}', value ->> 0, value ->> 1, '${quote}', ${preference}, 0, 'trading' FROM json_each(${json(listed)})
WHERE true ON CONFLICT DO NOTHING;`;
});

writeFileSync(
  target,
  `-- Written by scripts/seed/write-catalogue.ts from scripts/seed/catalogue.csv.
INSERT INTO assets (id, kind, symbol, name, peg, rank, status, successor_id)
SELECT value ->> 0, 'coin', value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
FROM json_each(${json(assets)}) WHERE true
ON CONFLICT (id) DO UPDATE SET symbol = excluded.symbol, name = excluded.name, peg = excluded.peg, rank = excluded.rank,
  status = excluded.status, successor_id = excluded.successor_id;
--> statement-breakpoint
INSERT INTO asset_aliases (alias, asset_id) SELECT value ->> 0, value ->> 1 FROM json_each(${json(aliases)})
WHERE true ON CONFLICT DO NOTHING;
--> statement-breakpoint
${pairs.join("\n--> statement-breakpoint\n")}
`,
);
