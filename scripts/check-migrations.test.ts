import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkMigration } from "./check-migrations.ts";

const GOOD = "CREATE TABLE `coins` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`rank` integer\n) STRICT;";

describe("checkMigration", () => {
  it.each([
    ["a strict table", GOOD],
    ["a strict table without row ids", GOOD.replace("STRICT", "STRICT, WITHOUT ROWID")],
    ["a compound key", "CREATE TABLE t (\n`a` text NOT NULL,\n`b` real,\nPRIMARY KEY(`a`, `b`)\n) STRICT;"],
    ["a foreign key", "CREATE TABLE t (`a` text, FOREIGN KEY (`a`) REFERENCES `c`(`id`) ON DELETE no action) STRICT;"],
    ["a new column", "ALTER TABLE `coins` ADD `peg` text;"],
    ["an index", "CREATE INDEX `coins_rank` ON `coins` (`rank`);"],
    ["a seed", "INSERT INTO coins (id) VALUES ('CREATE TABLE (x blob)') ON CONFLICT DO NOTHING;"],
  ])("accepts %s", (_what, sql) => {
    expect(checkMigration(sql)).toEqual([]);
  });

  it.each([
    ["a rebuilt table", GOOD.replace("coins", "__new_coins"), "rebuilds a table"],
    ["a dropped table", "DROP TABLE `coins`;", "drops a table"],
    ["a dropped table in lower case", "drop  table coins;", "drops a table"],
    ["foreign keys switched off", "PRAGMA foreign_keys=OFF;", "switches foreign keys"],
    [
      "a cascade",
      "CREATE TABLE t (`a` text, FOREIGN KEY (`a`) REFERENCES `c`(`id`) ON DELETE cascade) STRICT;",
      "cascades",
    ],
    ["a table that is not strict", GOOD.replace(" STRICT", ""), "table coins is not STRICT"],
    ["one on one line", "CREATE TABLE IF NOT EXISTS coins (id text)", "table coins is not STRICT"],
    ["a blob", GOOD.replace("integer", "blob"), "column rank has type blob"],
    ["a number of no kind", "CREATE TABLE t (a text, b numeric) STRICT;", "column b has type numeric"],
    ["a new column of another type", "ALTER TABLE `coins` ADD `logo` blob;", "column logo has type blob"],
    ["a new column by its long name", "ALTER TABLE coins ADD COLUMN logo blob;", "column logo has type blob"],
  ])("refuses %s", (_what, sql, advice) => {
    expect(checkMigration(sql).join("\n")).toContain(advice);
  });

  it("has nothing against the migrations there are", () => {
    const files = readdirSync("migrations").filter((file) => file.endsWith(".sql"));
    expect(files.length).toBeGreaterThan(0);
    const faults = files.flatMap((file) => checkMigration(readFileSync(`migrations/${file}`, "utf8")));
    expect(faults).toEqual([]);
  });
});
