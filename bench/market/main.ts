/**
 * `npm run bench:market`: every coin of the catalogue at three venues, a tick a second, for ten minutes: memory and share of a
 * core; then how long it takes until another venue's price is shown, for each fault of the first one. `-- --minutes N` for a
 * shorter look (without a verdict on memory), `-- --faults hang,drift` for some of the faults, `-- --faults ""` for none.
 */
import { parseArgs } from "node:util";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { cpuMs, residentMiB } from "../measure/cpu.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import { printTable, reaches } from "../report.ts";
import type { FeedWorld } from "./feed-world.ts";
import { startFeedWorld } from "./feed-world.ts";

const ALL_FAULTS = "hang,malformed,negative,zero,old-timestamp,spike,drift,refuse-451";
const REFERENCE_MINUTE = 3;
const SAMPLE_MS = 2_000;
const COIN = "bitcoin";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, faults: { type: "string", default: ALL_FAULTS } },
});
const minutes = Number(values.minutes);

await ensureBuilt();
const figures = minutes > 0 ? await measureLoad() : [];
for (const fault of values.faults.split(",").filter(Boolean)) figures.push(...(await measureFailover(fault)));
printTable(figures);
const short = figures.filter((figure) => !reaches(figure));
console.log(short.length === 0 ? "\nAll reached." : `\n${short.length} not reached.`);
process.exitCode = figures.every(reaches) ? 0 : 1;

async function measureLoad(): Promise<Figure[]> {
  const world = await startFeedWorld();
  const { product, watcher, coins } = world;
  const pid = product.runtime.pids()[0] ?? 0;
  const byMinute: number[] = [];
  const cores: number[] = [];
  try {
    // The runtime compiles what is hot in its first seconds.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const before = watcher.prices;
    const framesBefore = await framesSent(product.simulator);
    const startedAt = performance.now();
    for (let minute = 1; minute <= Math.ceil(minutes); minute++) {
      const samples: number[] = [];
      const [cpu, from] = [cpuMs(pid), performance.now()];
      const length = Math.min(60_000, minutes * 60_000 - (minute - 1) * 60_000);
      while (performance.now() - from < length) {
        await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
        samples.push(residentMiB(pid));
      }
      byMinute.push(median(samples));
      cores.push((cpuMs(pid) - cpu) / (performance.now() - from));
      console.log(`minute ${minute}: ${median(samples).toFixed(0)} MiB, ${(cores.at(-1) ?? 0).toFixed(3)} cores`);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const frames = (await framesSent(product.simulator)) - framesBefore;
    const [reference, last] = [byMinute[REFERENCE_MINUTE - 1], byMinute.at(-1)];
    return [
      {
        name: "coins with a price",
        value: watcher.count(() => true),
        unit: `of ${coins.length}`,
        bar: { atLeast: 400 },
      },
      { name: "frames of venues", value: frames / seconds, unit: "a second" },
      { name: "prices shown", value: (watcher.prices - before) / seconds, unit: "a second" },
      { name: "share of a core, runtime as a whole", value: median(cores), unit: "cores", bar: { atMost: 0.4 } },
      { name: "memory of the runtime", value: last ?? Number.NaN, unit: "MiB" },
      ...(reference === undefined || last === undefined || byMinute.length < 2 * REFERENCE_MINUTE
        ? []
        : [{ name: "last minute over third", value: last / reference, unit: "of memory", bar: { atMost: 1.05 } }]),
      { name: "older or repeated prices", value: watcher.faults.length, unit: "", bar: { atMost: 0 } },
    ];
  } finally {
    await world.stop();
  }
}

/** Of all venues so far. */
async function framesSent(simulator: string): Promise<number> {
  const state = (await (await fetch(`${simulator}/control/state`)).json()) as Record<string, { frames?: number }>;
  return ["binance-ws", "coinbase-ws", "kraken-ws"].reduce((sum, venue) => sum + (state[venue]?.frames ?? 0), 0);
}

/** A product of its own for each, since a venue that fails again soon is trusted later each time. */
async function measureFailover(fault: string): Promise<Figure[]> {
  const world = await startFeedWorld();
  try {
    return await failOver(world, fault);
  } finally {
    await world.stop();
  }
}

async function failOver({ product, watcher }: FeedWorld, fault: string): Promise<Figure[]> {
  const isBinance = () => watcher.last(COIN)?.source === "binance";
  await watcher.until(isBinance, 10_000);
  await product.control("faults", { target: "binance-ws", fault });
  if (fault.startsWith("refuse")) await product.control("faults", { target: "binance-ws", fault: "drop" });
  const away = await watcher.until(() => !isBinance(), 30_000);
  const stale = watcher.count((price) => price.stale);
  const figures: Figure[] = [
    {
      name: `${fault}: another venue is shown after`,
      value: (away ?? Number.NaN) / 1000,
      unit: "s",
      bar: { atMost: 10 },
    },
    { name: `${fault}: coins that were shown stale`, value: stale, unit: "coins" },
    { name: `${fault}: older or repeated prices`, value: watcher.faults.length, unit: "", bar: { atMost: 0 } },
  ];
  for (const line of watcher.faults.slice(0, 5)) console.log(line);
  return figures;
}
