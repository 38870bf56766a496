import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyMigrations, type MigrationSettings } from "./migrations.ts";

let root: string;
let settings: MigrationSettings;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "coinsight-migrations-"));
  mkdirSync(join(root, "migrations"));
  settings = {
    dataFolder: join(root, "data"),
    databaseId: "a-database",
    migrationsFolder: join(root, "migrations"),
    splitSql: (sql) => sql.split(";\n").filter((statement) => statement.trim() !== ""),
  };
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const migration = (name: string, ...statements: string[]) =>
  writeFileSync(join(root, "migrations", name), statements.map((statement) => `${statement};\n`).join(""));

describe("applyMigrations", () => {
  test("applies what is pending, in order, once", async () => {
    migration("0001_more.sql", "INSERT INTO t VALUES (1)");
    migration("0000_first.sql", "CREATE TABLE t (n INTEGER) STRICT");
    expect(await applyMigrations(settings)).toEqual(["0000_first.sql", "0001_more.sql"]);
    expect(await applyMigrations(settings)).toEqual([]);
    migration("0002_last.sql", "INSERT INTO t VALUES (2)");
    expect(await applyMigrations(settings)).toEqual(["0002_last.sql"]);
  }, 30_000);

  test("a migration that fails in the middle leaves nothing of itself, and is applied when it is mended", async () => {
    migration("0000_first.sql", "CREATE TABLE t (n INTEGER) STRICT", "INSERT INTO nowhere VALUES (1)");
    await expect(applyMigrations(settings)).rejects.toThrow(
      /^Migration 0000_first.sql failed .*no such table: nowhere/,
    );
    migration("0000_first.sql", "CREATE TABLE t (n INTEGER) STRICT");
    expect(await applyMigrations(settings)).toEqual(["0000_first.sql"]);
  }, 30_000);

  test("a database that is none is told in one sentence that says what to do", async () => {
    await applyMigrations(settings);
    const folder = join(settings.dataFolder, "d1/miniflare-D1DatabaseObject");
    for (const name of readdirSync(folder)) {
      if (name.startsWith("metadata")) continue;
      rmSync(join(folder, name));
      if (name.endsWith(".sqlite")) writeFileSync(join(folder, name), "certainly no database ".repeat(1_000));
    }
    await expect(applyMigrations(settings)).rejects.toThrow(
      /^The database in \S+ cannot be used \(file is not a database\); move that folder away, or run `npm run reset`/,
    );
  }, 30_000);
});
