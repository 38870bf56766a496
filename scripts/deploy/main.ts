/** `npm run deploy`: page, remote migrations, Worker. docs/operations.md says what to set up once before. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ensureBuilt } from "../build/index.ts";

function wrangler(...args: string[]): void {
  const { status } = spawnSync(process.execPath, ["node_modules/wrangler/bin/wrangler.js", ...args], {
    stdio: "inherit",
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (/id = "0+(-0+)*"/.test(readFileSync("wrangler.toml", "utf8"))) {
  console.error(
    "wrangler.toml still has the ids of nobody's database and KV namespace: put in those that `wrangler d1 create coinsight` and `wrangler kv namespace create CACHE` print.",
  );
  process.exit(1);
}
await ensureBuilt();
// First: migrations only add, so the Worker that still runs does not mind, and the new one needs them.
wrangler("d1", "migrations", "apply", "coinsight", "--remote");
wrangler("deploy");
