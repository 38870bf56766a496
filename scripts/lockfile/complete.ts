/**
 * `npm run lockfile` adds the entries that npm left out of package-lock.json; `--check` only says which are missing.
 * Run it after every `npm install`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { missingBinaries, withEntries, type LockFile } from "./missing-binaries.ts";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile;
const missing = missingBinaries(lock);
const names = Object.keys(missing).map((path) => path.replace("node_modules/", ""));

if (process.argv.includes("--check")) {
  for (const name of names) console.error(`package-lock.json lacks ${name}`);
  if (names.length > 0) {
    console.error("npm 11 would refuse it on another machine: run `npm run lockfile` and commit the file.");
    process.exitCode = 1;
  }
} else if (names.length === 0) {
  console.log("package-lock.json is complete.");
} else {
  writeFileSync("package-lock.json", `${JSON.stringify(withEntries(lock, missing), null, 2)}\n`);
  console.log(`Added ${names.length} optional binaries of other systems to package-lock.json.`);
}
