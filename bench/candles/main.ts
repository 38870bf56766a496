/**
 * `node bench/candles/main.ts`: how long a year of hours of 30 coins takes to come in, and what a read of 500 candles costs
 * beside a bare route that gives as many constant bytes.
 */
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startFloor } from "../floor/start.ts";
import { load } from "../measure/load.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import { printTable, reaches } from "../report.ts";
import { startWorld, type World } from "../world.ts";

const COINS = 30;
const YEAR_MS = 365 * 86_400_000;
const HOUR_MS = 3_600_000;
const JOB = "2-59/5 * * * *";
const MOST_RUNS = 10;
const ROUNDS = 5;
const SECONDS = 2;

await ensureBuilt();
const world = await startWorld();
const figures: Figure[] = [];
try {
  figures.push(await measureBackfill(world), ...(await measureReads(world)));
} finally {
  await world.stop();
}
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;

interface Page {
  readonly covered: { readonly from: string } | null;
  readonly gaps: readonly unknown[];
  readonly items: readonly unknown[];
}

async function ask<T>({ runtime }: World, path: string): Promise<T> {
  const response = await fetch(`${runtime.url}/api/v1/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

/** The job as cron runs it, again and again, until the year is there. */
async function measureBackfill(world: World): Promise<Figure> {
  const listed = await ask<{ items: { id: string }[] }>(world, "coins?limit=100");
  const ids = listed.items.map(({ id }) => id);
  // Not every coin is traded where candles come from.
  const { prices } = await ask<{ prices: Record<string, { source: string }> }>(world, `prices?ids=${ids.join()}`);
  const coins = Object.keys(prices)
    .filter((id) => prices[id]?.source === "binance")
    .slice(0, COINS);
  const since = Math.ceil((Date.now() - YEAR_MS) / HOUR_MS) * HOUR_MS;
  const startedAt = performance.now();
  for (let run = 0; run < MOST_RUNS; run++) {
    await world.runtime.fireCron(JOB);
    if (await isThere(world, coins, since)) {
      const value = (performance.now() - startedAt) / 1000;
      return {
        name: `a year of hours of ${coins.length} coins, in ${run + 1} runs`,
        value,
        unit: "s",
        bar: { atMost: 30 },
      };
    }
  }
  throw new Error(`the year is not there after ${MOST_RUNS} runs`);
}

async function isThere(world: World, coins: readonly string[], since: number): Promise<boolean> {
  const query = `interval=1h&limit=1500&from=${new Date(since).toISOString()}`;
  for (const id of coins) {
    const { covered, items, gaps } = await ask<Page>(world, `coins/${id}/candles?${query}`);
    if (covered === null || Date.parse(covered.from) > since) return false;
    if (items.length < 1500 || gaps.length > 0) throw new Error(`${id} has holes`);
  }
  return true;
}

async function measureReads(world: World): Promise<Figure[]> {
  const to = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 24 * HOUR_MS).toISOString();
  const target = (query: string) => ({
    url: `${world.runtime.url}/api/v1/coins/bitcoin/candles?interval=1h&limit=500${query}`,
    pid: world.pid(),
  });
  const closed = target(`&to=${to}`);
  const bytes = (await (await fetch(closed.url)).arrayBuffer()).byteLength;
  const floor = await startFloor();
  const targets = {
    closed,
    latest: target(""),
    bare: { url: `${floor.url}/bytes/${bytes}`, pid: floor.pid() },
  };
  const rates: Record<keyof typeof targets, number[]> = { closed: [], latest: [], bare: [] };
  try {
    for (const one of Object.values(targets)) await load(one, 1);
    for (let round = 0; round < ROUNDS; round++) {
      // Nobody is always the first after another's turn.
      const turns = Object.entries(targets);
      for (const [name, one] of [...turns.slice(round % turns.length), ...turns.slice(0, round % turns.length)]) {
        rates[name as keyof typeof targets].push((await load(one, SECONDS)).requestsPerSecond);
      }
    }
  } finally {
    await floor.stop();
  }
  const ratio = (name: "closed" | "latest") =>
    median(rates[name].map((rate, n) => rate / (rates.bare[n] ?? Number.NaN)));
  return [
    { name: "500 candles", value: bytes / 1024, unit: "KiB" },
    ...Object.entries(rates).map(([name, all]) => ({
      name: `500 candles, ${name}`,
      value: median(all),
      unit: "requests/s",
    })),
    { name: "closed candles / bare bytes", value: ratio("closed"), unit: "of requests/s", bar: { atLeast: 0.6 } },
    { name: "latest candles / bare bytes", value: ratio("latest"), unit: "of requests/s" },
  ];
}
