/**
 * `npm run bench:sentiment`: headlines a second in the product's runtime, by the runtime's own CPU time, so that a busy machine
 * does not tell: VADER with the overlay, the whole ensemble, and the npm scorer in the same run, by turns. And the CPU of a whole
 * cron run of the built product: ten feeds, 500 new articles, until the last score is stored.
 */
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { watchWorkerd } from "../../scripts/runtime/workerd.ts";
import { readLabelled } from "../../scripts/sentiment/read-labelled.ts";
import { cpuMs, residentMiB } from "../measure/cpu.ts";
import { median } from "../measure/statistics.ts";
import { printTable, reaches, type Figure } from "../report.ts";
import { newsRun } from "./news-run.ts";

const ROUNDS = 7;
const SCORERS = { vader: 1200, ensemble: 500, npm: 150 } as const;
const FOLDER = join(import.meta.dirname, "../../scripts/sentiment/labelled");

const texts = ["crypto", "finance", "social"].flatMap((kind) =>
  readLabelled(join(FOLDER, `${kind}.csv`)).rows.map((row) => row.text),
);
const bundle = await build({
  entryPoints: [join(import.meta.dirname, "worker.ts")],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  write: false,
});
let pid = 0;
const miniflare = watchWorkerd(
  { started: (started: number) => void (pid = started), exited: () => {} },
  () =>
    new Miniflare(
      convertV4MiniflareOptions({
        cf: false,
        logRequests: false,
        workers: [
          {
            name: "sentiment",
            modules: [{ type: "ESModule", path: "sentiment.js", contents: bundle.outputFiles[0]?.text ?? "" }],
            compatibilityDate: "2026-11-01",
          },
        ],
      }),
    ),
);

/** Headlines for a second of the runtime's CPU. */
async function speed(scorer: keyof typeof SCORERS, rounds: number): Promise<number> {
  const before = cpuMs(pid);
  const response = await miniflare.dispatchFetch(`http://bench/?scorer=${scorer}&rounds=${rounds}`, {
    method: "POST",
    body: JSON.stringify(texts),
  });
  const { scored } = (await response.json()) as { scored: number };
  return (scored * 1000) / Math.max(1, cpuMs(pid) - before);
}

const run = await newsRun(texts);

try {
  await miniflare.ready;
  const speeds: Record<keyof typeof SCORERS, number[]> = { vader: [], ensemble: [], npm: [] };
  const names = Object.keys(SCORERS) as (keyof typeof SCORERS)[];
  for (const name of names) await speed(name, SCORERS[name]);
  const memoryBefore = residentMiB(pid);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) speeds[name].push(await speed(name, SCORERS[name]));
  }
  const of = (name: keyof typeof SCORERS) => median(speeds[name]);
  const unit = "headlines/s of CPU";
  const figures: Figure[] = [
    { name: "VADER with the overlay", value: of("vader"), unit, bar: { atLeast: 50_000 } },
    { name: "the npm scorer", value: of("npm"), unit },
    { name: "VADER to the npm scorer", value: of("vader") / of("npm"), unit: "times", bar: { atLeast: 5 } },
    { name: "the whole ensemble", value: of("ensemble"), unit },
    { name: "500 articles, the scoring alone", value: 500_000 / of("ensemble"), unit: "ms of CPU" },
    { name: "a cron run of 500 new articles, all of it", value: run, unit: "ms of CPU", bar: { atMost: 2000 } },
    { name: "memory at the end to that after warm-up", value: residentMiB(pid) / memoryBefore, unit: "times" },
  ];
  printTable(figures);
  process.exitCode = figures.every(reaches) ? 0 : 1;
} finally {
  await miniflare.dispose();
}
