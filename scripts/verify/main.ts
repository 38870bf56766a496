/** `npm run verify`: all that can be checked without running the product, in seconds. The same that CI runs. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const BIN = join(ROOT, "node_modules/.bin");

/** Name → command; the long ones first, so that the short ones fill the gaps. */
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["lint", "oxlint"],
  ["types of the Worker", "tsc", "-p", "."],
  ["types of the tools", "tsc", "-p", "tsconfig.node.json"],
  ["types of the page", "tsc", "-p", "dashboard"],
  ["generated types are fresh", "wrangler", "types", "--strict-vars=false", "--check"],
  ["OpenAPI", "node", "scripts/run.mjs", "scripts/openapi/lint.ts"],
  ["typed client is fresh", "node", "scripts/run.mjs", "scripts/openapi/write-client.ts", "--check"],
  ["docs/limits.md is fresh", "node", "scripts/run.mjs", "scripts/openapi/write-limits.ts", "--check"],
  ["docs/analytics.md is fresh", "node", "scripts/run.mjs", "scripts/docs/write-analytics.ts", "--check"],
  ["migrations follow the schema", "node", "scripts/run.mjs", "scripts/verify/schema-in-step.ts"],
  ["format", "oxfmt", "--check", "."],
  ["migrations are safe", "node", "scripts/run.mjs", "scripts/check-migrations.ts"],
  ["lock file", "node", "scripts/run.mjs", "scripts/lockfile/complete.ts", "--check"],
];

interface Result {
  readonly name: string;
  readonly passed: boolean;
}

function check([name, command, ...args]: (typeof CHECKS)[number]): Promise<Result> {
  const before = Date.now();
  return new Promise((resolve) => {
    const child = spawn(join(BIN, command), args, {
      cwd: ROOT,
      env: {
        ...process.env,
        PATH: `${BIN}${delimiter}${process.env["PATH"] ?? ""}`,
        CI: "1",
        NO_COLOR: "1",
        WRANGLER_SEND_METRICS: "false",
        WRANGLER_HIDE_BANNER: "true",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => void (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const finish = (passed: boolean) => {
      const seconds = ((Date.now() - before) / 1_000).toFixed(1);
      console.log(`${passed ? "ok    " : "FAILED"}  ${name.padEnd(30)} ${seconds.padStart(5)} s`);
      if (!passed) console.log(`\n${output.trim()}\n`);
      resolve({ name, passed });
    };
    child.once("error", (error) => {
      output += error.message;
      finish(false);
    });
    child.once("close", (code) => finish(code === 0));
  });
}

const before = Date.now();
const results: Result[] = [];
const queue = [...CHECKS];
await Promise.all(
  Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results.push(await check(next));
  }),
);
const failed = results.filter(({ passed }) => !passed);
console.log(
  `\nverify: ${results.length - failed.length} passed, ${failed.length} failed, ${((Date.now() - before) / 1_000).toFixed(1)} s`,
);
if (failed.length > 0) process.exitCode = 1;
