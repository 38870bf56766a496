/** `node scripts/run.mjs scripts/docs/write-analytics.ts`: writes the lists of docs/analytics.md; with `--check` says whether they are fresh. */
import { readFileSync, writeFileSync } from "node:fs";
import { withLists } from "./analytics.ts";

const FILE = new URL("../../docs/analytics.md", import.meta.url);
const text = readFileSync(FILE, "utf8");
const fresh = withLists(text);

if (!process.argv.includes("--check")) writeFileSync(FILE, fresh);
else if (fresh !== text) {
  console.error(
    "docs/analytics.md is not fresh: run `node scripts/run.mjs scripts/docs/write-analytics.ts` and commit it.",
  );
  process.exitCode = 1;
}
