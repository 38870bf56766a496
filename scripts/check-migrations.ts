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

const COLUMN_TYPES = new Set(["text", "integer", "real"]);
const CONSTRAINTS = new Set(["primary", "foreign", "unique", "check", "constraint"]);

/** What is wrong with one migration's SQL; empty when nothing is. */
export function checkMigration(sql: string): string[] {
  const faults = FORBIDDEN.filter(([pattern]) => pattern.test(sql)).map(([, advice]) => advice);
  for (const statement of sql.replaceAll(/--.*$/gm, "").split(";")) {
    const [, table, body = "", options = ""] =
      /^\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[`"]?(\w+)[`"]?\s*\(([\s\S]*)\)([^)]*)$/i.exec(statement) ?? [];
    if (table !== undefined) {
      if (!/\bSTRICT\b/i.test(options)) faults.push(`table ${table} is not STRICT; use npm run migrate:new`);
      faults.push(...definitions(body).flatMap(typeFault));
    }
    const [, added] = /^\s*ALTER\s+TABLE\s+\S+\s+ADD\s+(?:COLUMN\s+)?([\s\S]*)$/i.exec(statement) ?? [];
    if (added !== undefined) faults.push(...typeFault(added));
  }
  return faults;
}

/** The parts of a table's body: split at the commas that stand in no parentheses. */
const definitions = (body: string): string[] => body.split(/,(?![^(]*\))/);

function typeFault(definition: string): string[] {
  const [name = "", type = "none"] = definition.trim().split(/\s+/);
  const column = name.replaceAll(/[`"]/g, "");
  if (CONSTRAINTS.has(column.replace(/\(.*/, "").toLowerCase()) || COLUMN_TYPES.has(type.toLowerCase())) return [];
  return [`column ${column} has type ${type}; only text, integer and real`];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const file of readdirSync("migrations").filter((name) => name.endsWith(".sql"))) {
    for (const fault of checkMigration(readFileSync(`migrations/${file}`, "utf8"))) {
      console.error(`migrations/${file}: ${fault}`);
      process.exitCode = 1;
    }
  }
}
