/** `node scripts/run.mjs scripts/openapi/write-limits.ts`: writes docs/limits.md; with `--check` says whether it is fresh. */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "smol-toml";
import { SESSION_SECONDS, TICKET_LIFE_MS, TOKEN_MINUTES } from "../../src/platform/auth/limits.ts";
import { MOST_BYTES, MOST_FIELD_ERRORS, MOST_IMPORT_BYTES, MOST_LEDGER_BYTES } from "../../src/routes/http/limits.ts";
import { apiDocument } from "./document.ts";
import { limitsPage } from "./limits.ts";

const FILE = new URL("../../docs/limits.md", import.meta.url);
const wrangler = parse(readFileSync(new URL("../../wrangler.toml", import.meta.url), "utf8"));
const { RATE_LIMITS } = wrangler["vars"] as { RATE_LIMITS: string };

const page = limitsPage(await apiDocument(), [
  [
    "body",
    `at most ${MOST_BYTES} bytes, of an import ${MOST_IMPORT_BYTES}, of a ledger to compute with ${MOST_LEDGER_BYTES}; application/json; well-formed UTF-8`,
  ],
  ["faults named in one answer", `at most ${MOST_FIELD_ERRORS}`],
  ["request id, `X-Request-Id`", "`^[A-Za-z0-9._-]{8,64}$`, else one is made"],
  ["age of a session without use", `at most ${SESSION_SECONDS / 86_400} days`],
  ["age of an access token", `at most ${TOKEN_MINUTES} minutes`],
  ["age of a live ticket", `at most ${TICKET_LIFE_MS / 1000} seconds`],
  ...RATE_LIMITS.split(" ").map((entry): [string, string] => {
    const [name = "", most = ""] = entry.split("=");
    return [`requests a minute, class \`${name}\``, `at most ${most}`];
  }),
]);

if (!process.argv.includes("--check")) writeFileSync(FILE, page);
else if (readFileSync(FILE, "utf8") !== page) {
  console.error(
    "docs/limits.md is not fresh: run `node scripts/run.mjs scripts/openapi/write-limits.ts` and commit it.",
  );
  process.exitCode = 1;
}
