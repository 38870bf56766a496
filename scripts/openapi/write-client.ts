/** `node scripts/run.mjs scripts/openapi/write-client.ts`: writes src/client/api.ts; with `--check` says whether it is fresh. */
import { readFileSync, writeFileSync } from "node:fs";
import { apiDocument } from "./document.ts";
import { typesOf } from "./typescript.ts";

const FILE = new URL("../../src/client/api.ts", import.meta.url);
const text = typesOf(await apiDocument());

if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error(
    "src/client/api.ts is not fresh: run `node scripts/run.mjs scripts/openapi/write-client.ts` and commit it.",
  );
  process.exitCode = 1;
}
