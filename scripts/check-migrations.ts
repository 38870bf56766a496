/**
 * Refuses migrations that can lose data on D1. drizzle-kit rebuilds a table by copying it and dropping the old one; on D1
 * `foreign_keys=OFF` has no effect inside the migration's transaction, so cascading children vanish while it reports success.
 */
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const FORBIDDEN: readonly [RegExp, string][] = [
  [/__new_/, "rebuilds a table (__new_…); add columns or new tables only"],
  [/DROP\s+TABLE/i, "drops a table; leave it and stop using it"],
  [/PRAGMA\s+foreign_keys/i, "switches foreign keys, which D1 ignores inside a migration"],
  [/CASCADE/i, "cascades; delete children explicitly in the same batch"],
];

/** What is wrong with one migration's SQL; empty when nothing is. */
export function checkMigration(sql: string): string[] {
  const faults = FORBIDDEN.filter(([pattern]) => pattern.test(sql)).map(([, advice]) => advice);
  for (const [, table, tail] of sql.matchAll(/CREATE TABLE `?(\w+)`? \([\s\S]*?\n\)([^;]*);/g)) {
    if (!/\bSTRICT\b/.test(tail ?? "")) faults.push(`table ${table} is not STRICT; use npm run migrate:new`);
  }
  for (const [, column, type] of sql.matchAll(/^\s*(?:ALTER TABLE .* ADD )?`(\w+)` (\w+)/gm)) {
    if (!["text", "integer", "real"].includes((type ?? "").toLowerCase())) {
      faults.push(`column ${column} has type ${type}; only text, integer and real`);
    }
  }
  return faults;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const file of readdirSync("migrations").filter((name) => name.endsWith(".sql"))) {
    for (const fault of checkMigration(readFileSync(`migrations/${file}`, "utf8"))) {
      console.error(`migrations/${file}: ${fault}`);
      process.exitCode = 1;
    }
  }
}
