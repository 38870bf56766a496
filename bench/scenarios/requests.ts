import { startFloor } from "../floor/start.ts";
import { load, type Load } from "../measure/load.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import type { World } from "../world.ts";

const COINS = ["bitcoin", "ethereum", "solana", "cardano", "dogecoin"];

/**
 * Requests per second of prices and of a holdings read, beside a bare Hono route and a bare object call in the same run.
 * All take turns, in many short rounds, each the other way round than the one before, so that a machine whose speed drifts
 * slows them alike and who stands beside whom is measured within two seconds; a ratio is the median over rounds.
 * The exchange pauses meanwhile: what its ticks cost is the feed's, which on the platform runs in an isolate of its own
 * (`npm run bench:market` measures it), and the bare routes beside which this is held have no feed.
 */
export async function measureRequests(world: World, quick: boolean): Promise<Figure[]> {
  const rounds = quick ? 3 : 15;
  const [portfolio] = await world.portfolios(1, COINS);
  if (portfolio === undefined) throw new Error("no portfolio was made");
  const floor = await startFloor();
  const served = { pid: world.pid() };
  const targets = {
    floor: { url: `${floor.url}/floor`, pid: floor.pid() },
    prices: { url: `${world.runtime.url}/api/v1/prices?ids=bitcoin,ethereum`, ...served },
    object: { url: `${floor.url}/object`, pid: floor.pid() },
    holdings: {
      url: `${world.runtime.url}/api/v1/portfolios/${portfolio.id}/holdings`,
      headers: portfolio.owner.headers,
      ...served,
    },
  };
  const loads: Record<keyof typeof targets, Load[]> = { floor: [], prices: [], object: [], holdings: [] };
  try {
    await world.pauseTicks(true);
    for (const target of Object.values(targets)) await load(target, quick ? 1 : 3);
    for (let round = 0; round < rounds; round++) {
      const turns = Object.entries(targets);
      for (const [name, target] of round % 2 === 0 ? turns : turns.toReversed()) {
        loads[name as keyof typeof targets].push(await load(target, 1));
      }
    }
  } finally {
    await world.pauseTicks(false);
    await floor.stop();
  }
  const ratio = (a: keyof typeof loads, b: keyof typeof loads) =>
    median(loads[a].map((one, round) => one.requestsPerSecond / (loads[b][round]?.requestsPerSecond ?? Number.NaN)));
  return [
    ...Object.entries(loads).flatMap(([name, rows]) => figuresOf(name, rows)),
    { name: "prices / floor", value: ratio("prices", "floor"), unit: "of requests/s", bar: { atLeast: 0.5 } },
    {
      name: "holdings / bare object call",
      value: ratio("holdings", "object"),
      unit: "of requests/s",
      bar: { atLeast: 0.6 },
    },
  ];
}

const figuresOf = (name: string, rows: readonly Load[]): Figure[] => [
  { name, value: median(rows.map((row) => row.requestsPerSecond)), unit: "requests/s" },
  { name: `${name} p50`, value: median(rows.map((row) => row.p50)), unit: "ms" },
  { name: `${name} p99`, value: median(rows.map((row) => row.p99)), unit: "ms" },
  { name: `${name} CPU`, value: median(rows.map((row) => row.cpuMicros)), unit: "µs/request" },
];
