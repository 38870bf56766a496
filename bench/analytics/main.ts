/**
 * `npm run bench:analytics`: CPU of the running product for ten indicators over a thousand candles, worked out anew and
 * as it is kept, and for the correlations of twenty coins over a year; each less what a bare route costs that gives as many
 * constant bytes (sending them is not analytics).
 */
import { setTimeout as pause } from "node:timers/promises";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startFloor } from "../floor/start.ts";
import { cpuMs } from "../measure/cpu.ts";
import { load } from "../measure/load.ts";
import { median } from "../measure/statistics.ts";
import { printTable, reaches, type Figure } from "../report.ts";
import { startWorld, type World } from "../world.ts";

const DAY_MS = 86_400_000;
/** Ten with a line each. */
const LINES = "sma:20,ema:50,wma:20,rsi:14,atr:14,roc:10,cci:20,mfi:14,obv,stdev:20";
/** The ten that the list of indicators begins with: 19 lines. Most of their time goes into writing 19,000 numbers. */
const MANY = "sma:20,ema:50,wma:20,rsi:14,macd:12:26:9,bollinger:20:2,atr:14,stochastic,obv,mfi:14";
const CANDLES = 1_000;
const ANEW = 150;
/** Until the engine has compiled what runs: an isolate that serves is measured, not one that begins. */
const WARM = 300;
const ROUNDS = 3;
const SECONDS = 1;

await ensureBuilt();
const world = await startWorld();
const floor = await startFloor();
const now = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const iso = (time: number) => new Date(time).toISOString();
/** A span of a thousand days that ended so many days ago. */
const span = (ago: number) => `from=${iso(now - (ago + CANDLES) * DAY_MS)}&to=${iso(now - ago * DAY_MS)}`;
const over = (set: string) => (ago: number) => `coins/bitcoin/indicators?interval=1d&set=${set}&${span(ago)}`;

interface Answer {
  readonly bytes: number;
  readonly text: string;
}

async function ask({ runtime }: World, path: string): Promise<Answer> {
  const response = await fetch(`${runtime.url}/api/v1/${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  return { text, bytes: text.length };
}

/** Until no more history comes in: what is fetched beside the answers would be counted as theirs. */
async function whole(path: string): Promise<Answer> {
  for (let attempt = 0, last = ""; attempt < 12; attempt++) {
    const answer = await ask(world, path);
    const covered = /"covered":(\{[^}]*\})|"days":(\[\[[^\]]*\])/.exec(answer.text)?.[0] ?? "";
    if (covered !== "" && covered === last) return answer;
    last = covered;
    await pause(6_000);
  }
  throw new Error(`${path} never came to be whole`);
}

/** CPU of one request, in ms, of requests that are each another. */
async function anew(pathOf: (n: number) => string): Promise<number> {
  for (let n = 0; n < WARM; n++) await ask(world, pathOf(ANEW + n));
  const before = cpuMs(world.pid());
  for (let n = 0; n < ANEW; n++) await ask(world, pathOf(n));
  return (cpuMs(world.pid()) - before) / ANEW;
}

const kept = async (url: string, pid: number) => {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push((await load({ url, pid }, SECONDS)).cpuMicros / 1000);
  return median(rounds);
};

/** What it costs to send so many bytes, one request after the other, and under load. */
async function bare(bytes: number): Promise<{ single: number; loaded: number }> {
  const url = `${floor.url}/bytes/${bytes}`;
  for (let n = 0; n < 50; n++) await (await fetch(url)).text();
  const before = cpuMs(floor.pid());
  for (let n = 0; n < ANEW; n++) await (await fetch(url)).text();
  return { single: (cpuMs(floor.pid()) - before) / ANEW, loaded: await kept(url, floor.pid()) };
}

const figures: Figure[] = [];
const ms = (name: string, value: number, atMost?: number): void => {
  figures.push({ name, value, unit: "ms of CPU", ...(atMost === undefined ? {} : { bar: { atMost } }) });
};
try {
  await whole(over(MANY)(ANEW + WARM));
  // What the exchange's ticks cost is the feed's, and would be counted as these answers'.
  await world.pauseTicks(true);
  for (const [name, set, bar] of [
    ["ten indicators", LINES, 3],
    ["ten with 19 lines", MANY, undefined],
  ] as const) {
    const ten = over(set);
    const { bytes } = await ask(world, ten(0));
    const sending = await bare(bytes);
    figures.push({ name: `${name}, 1,000 candles`, value: bytes / 1024, unit: "KiB" });
    ms("as many bytes from a bare route", sending.single);
    ms(`${name}, worked out, less the bare route`, (await anew(ten)) - sending.single, bar);
    const url = `${world.runtime.url}/api/v1/${ten(0)}`;
    ms(`${name}, kept, less the bare route`, (await kept(url, world.pid())) - sending.loaded, bar && 0.3);
  }

  const listed = JSON.parse((await ask(world, "coins?limit=40")).text) as { items: { id: string }[] };
  const { prices } = JSON.parse((await ask(world, `prices?ids=${listed.items.map(({ id }) => id).join()}`)).text) as {
    prices: Record<string, unknown>;
  };
  const coins = Object.keys(prices).slice(0, 20).join();
  const year = (n: number) =>
    `analytics/correlation?coins=${coins}&from=${iso(now - (365 + n) * DAY_MS)}&to=${iso(now - n * DAY_MS)}`;
  const correlated = await whole(year(0));
  ms(
    `correlations of ${coins.split(",").length} coins over a year, kept`,
    await kept(`${world.runtime.url}/api/v1/${year(0)}`, world.pid()),
  );
  figures.push({ name: "correlations", value: correlated.bytes / 1024, unit: "KiB" });
} finally {
  await Promise.all([world.stop(), floor.stop()]);
}
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;
