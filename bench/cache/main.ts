/**
 * `npm run bench:cache`: what a hit of the cache, a read of KV and indexed queries of D1 take, each as a request of its own
 * and one after the other. In rounds, of which the quietest counts: what else the machine does in the others is not the cache's.
 * Evidence of docs/caching.md.
 */
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { percentile } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import { printTable, reaches } from "../report.ts";

const ROUNDS = 8;
const REQUESTS = 200;
const CASES = [
  { path: "floor", name: "nothing, the request alone", most: null },
  { path: "memory", name: "cache hit in the isolate", most: 10 },
  { path: "kv-small", name: "cache hit in KV, 1 kB", most: 10 },
  { path: "kv-catalogue", name: "cache hit in KV, the catalogue", most: 10 },
  { path: "d1-row", name: "one row by its key", most: 50 },
  { path: "d1-500", name: "500 candles by their key", most: 50 },
  { path: "d1-catalogue", name: "the catalogue from D1", most: null },
] as const;

const bundle = await build({
  entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
  bundle: true,
  write: false,
  format: "esm",
  external: ["cloudflare:*", "node:*"],
});
const runtime = new Miniflare(
  convertV4MiniflareOptions({
    modules: true,
    script: bundle.outputFiles[0]?.text ?? "",
    compatibilityDate: "2026-11-01",
    d1Databases: ["DB"],
    kvNamespaces: ["CACHE"],
  }),
);
const figures: Figure[] = [];
try {
  const { origin } = await runtime.ready;
  const ask = async (path: string, body?: string): Promise<number> => {
    const startedAt = performance.now();
    const response = await fetch(`${origin}/${path}`, body === undefined ? {} : { method: "POST", body });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    await response.text();
    return performance.now() - startedAt;
  };
  for (const file of readdirSync("migrations")
    .filter((name) => name.endsWith(".sql"))
    .toSorted()) {
    const sql = readFileSync(`migrations/${file}`, "utf8").replaceAll(/^--(?!>).*$/gm, "");
    for (const statement of sql.split(/--> statement-breakpoint|;\s*$/m)) {
      if (statement.trim() !== "") await ask("sql", statement);
    }
  }
  await ask("prepare");
  const rounds = new Map<string, number[][]>(CASES.map(({ path }) => [path, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { path } of CASES) {
      for (let n = 0; n < 50; n++) await ask(path);
      const times: number[] = [];
      for (let n = 0; n < REQUESTS; n++) times.push(await ask(path));
      rounds.get(path)?.push(times);
    }
  }
  for (const { path, name, most } of CASES) {
    const quietest = (share: number) => Math.min(...(rounds.get(path) ?? []).map((times) => percentile(times, share)));
    figures.push({ name: `${name}, p50`, value: quietest(0.5), unit: "ms" });
    const bar = most === null ? {} : { bar: { atMost: most } };
    figures.push({ name: `${name}, p99`, value: quietest(0.99), unit: "ms", ...bar });
  }
} finally {
  await runtime.dispose();
}
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;
