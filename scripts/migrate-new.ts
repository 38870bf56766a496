/**
 * `npm run migrate:new -- name`: lets drizzle-kit write the next migration, then adds what it has no option for:
 * `STRICT` on every table and `WITHOUT ROWID` on those that are read by primary key only.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { checkMigration } from "./check-migrations.ts";

/** Wide, keyed by their whole primary key and never read otherwise: one row written instead of two. */
const WITHOUT_ROWID = new Set(["candles", "candle_series", "fx_rates", "cache_counters"]);

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Name the migration in lower_snake_case: npm run migrate:new -- add_something");
  process.exit(1);
}
const before = new Set(readdirSync("migrations"));
execFileSync("drizzle-kit", ["generate", "--name", name], { stdio: "inherit" });
const written = readdirSync("migrations").filter((file) => file.endsWith(".sql") && !before.has(file));
if (written.length === 0) {
  console.log("The schema has not changed: nothing was written.");
}
for (const file of written) {
  const path = `migrations/${file}`;
  writeFileSync(path, finish(readFileSync(path, "utf8")));
  const faults = checkMigration(readFileSync(path, "utf8"));
  for (const fault of faults) console.error(`${path}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

function finish(sql: string): string {
  return sql.replace(/CREATE TABLE `(\w+)` \(\n[\s\S]*?\n\);/g, (statement, table: string) => {
    const options = WITHOUT_ROWID.has(table) ? "STRICT, WITHOUT ROWID" : "STRICT";
    return statement.replace(/\);$/, `) ${options};`);
  });
}
