/**
 * `npm run soak:market`: ten minutes of faults by chance at all venues, while somebody watches every coin; then the faults end,
 * and every coin's price has to be the simulator's. `-- --minutes N`, `-- --seed N`.
 */
import { parseArgs } from "node:util";
import { randomFrom } from "../../simulator/market/random.ts";
import { FAULTS_OF } from "../../simulator/control/faults.ts";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { residentMiB } from "../measure/cpu.ts";
import { slowReader } from "./slow-reader.ts";
import type { FeedWorld } from "./feed-world.ts";
import { startFeedWorld } from "./feed-world.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "1" } },
});
const TARGETS = ["binance-ws", "coinbase-ws", "kraken-ws", "binance-rest", "coingecko"] as const;
/** They put a host to rest for an hour; the tests have them. */
const TOO_LONG = /^refuse-4(51|03)$|^blocked$|-key$|^key-/;
/** The longest that a venue that failed often is waited for: a minute until it is dialled, another until it is preferred. */
const SETTLED_MS = 180_000;
const random = randomFrom(Number(values.seed));
function pick<T>(all: readonly T[]): T {
  const picked = all[Math.floor(random() * all.length)];
  if (picked === undefined) throw new RangeError("nothing to pick from");
  return picked;
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await ensureBuilt();
const world = await startFeedWorld({ COINGECKO_POLL_SECONDS: "10" });
try {
  const slow = await slowReader(world.product.url, world.coins.slice(0, 100));
  await trouble(world, Number(values.minutes) * 60_000);
  const wrong = await compare(world);
  const { faults, prices, closed } = world.watcher;
  for (const line of [...faults, ...wrong].slice(0, 20)) console.log(line);
  const dropped = await slow.closedWith();
  console.log(`${prices} prices seen, ${faults.length} of them older or repeated, ${closed} streams closed`);
  console.log(`a reader that does not read: ${dropped}`);
  console.log(`${world.coins.length} coins compared with the simulator's prices, ${wrong.length} differ`);
  const passed = faults.length + wrong.length + closed === 0;
  console.log(passed ? "PASSED: every coin's price is the simulator's" : "FAILED: see above");
  process.exitCode = passed ? 0 : 1;
} finally {
  await world.stop();
}

async function trouble({ product, watcher }: FeedWorld, forMs: number): Promise<void> {
  const counts = new Map<string, number>();
  const end = performance.now() + forMs;
  let toldAt = performance.now();
  while (performance.now() < end) {
    const target = pick(TARGETS);
    const fault = pick(FAULTS_OF[target].filter((name) => !TOO_LONG.test(name)));
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    const durationMs = Math.round(500 + random() * 8_000);
    await product.control("faults", { target, fault, durationMs, retryAfter: 2 });
    await pause(500 + random() * 4_000);
    if (performance.now() - toldAt < 30_000) continue;
    toldAt = performance.now();
    const stale = watcher.count((price) => price.stale);
    const mib = residentMiB(product.runtime.pids()[0] ?? 0).toFixed(0);
    const left = Math.max(0, end - performance.now()) / 1000;
    console.log(
      `${sum(counts)} faults, ${watcher.prices} prices, ${stale} coins stale, ${mib} MiB, ${left.toFixed(0)} s left`,
    );
  }
  await pause(9_000);
  console.log(
    `${sum(counts)} faults of ${counts.size} kinds; now all venues are well, and have ${SETTLED_MS / 1000} s to settle`,
  );
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, n) => all + n, 0);
}

interface Ticker {
  readonly symbol: string;
  readonly price: string;
}

/** Each coin of Binance is told a price at all venues, and has to be at it; the others have to be near what CoinGecko says. */
async function compare({ product, watcher, coins }: FeedWorld): Promise<string[]> {
  const settled = await watcher.until((all) => all.count(({ source }) => source === "binance") > 380, SETTLED_MS);
  if (settled === null) return [`Binance was not the first choice again in time: ${await standing(product.url)}`];
  await product.control("pause", { paused: true });
  const listed = await ask<Ticker[]>(`${product.simulator}/binance/api/v3/ticker/price`);
  const symbols = await symbolsOf(product.simulator);
  const told = new Map<string, string>();
  for (const { symbol, price } of listed) {
    const id = symbols.get(symbol);
    if (id === undefined || !coins.includes(id)) continue;
    const answer = await product.control<Ticker>("tick", { symbol, price: (Number(price) * 1.01).toFixed(12) });
    told.set(id, answer.price);
  }
  const isAt = (id: string) => Number(watcher.last(id)?.price) === Number(told.get(id));
  await watcher.until(() => [...told.keys()].every(isAt), 5_000);
  const wrong = [...told].filter(([id]) => !isAt(id)).map(([id, price]) => differs(id, price, watcher.last(id)));
  const others = coins.filter((id) => !told.has(id));
  const query = `ids=${others.join()}&vs_currencies=usd`;
  const elsewhere = await ask<Record<string, { usd?: number }>>(
    `${product.simulator}/coingecko/api/v3/simple/price?${query}`,
  );
  for (const id of others) {
    const { usd } = elsewhere[id] ?? {};
    if (usd !== undefined && Math.abs(Number(watcher.last(id)?.price) / usd - 1) > 0.01)
      wrong.push(differs(id, String(usd), watcher.last(id)));
  }
  console.log(`${told.size} coins at Binance's price to the last digit, ${others.length} elsewhere within a hundredth`);
  return wrong;
}

/** What the operator would look at. */
async function standing(url: string): Promise<string> {
  const { venues } = await ask<{ venues: Record<string, unknown>[] }>(`${url}/api/v1/market/venues`);
  return JSON.stringify(
    venues.map(({ source, serves, state, shows, pairs, hosts, ticks, connects, since, lastTickAt }) => ({
      source,
      connects,
      since,
      lastTickAt,
      serves,
      state,
      shows,
      pairs,
      hosts,
      ticks,
    })),
  );
}

function differs(id: string, expected: string, seen: object | undefined): string {
  return `${id}: ${expected} at the simulator, shown ${JSON.stringify(seen)}`;
}

async function ask<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { "user-agent": "soak" } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

/** CoinGecko's ids by Binance's symbols. */
async function symbolsOf(simulator: string): Promise<Map<string, string>> {
  const list = await ask<{ id: string; symbol: string }[]>(
    `${simulator}/coingecko/api/v3/coins/markets?vs_currency=usd&per_page=250`,
  );
  const more = await ask<{ id: string; symbol: string }[]>(
    `${simulator}/coingecko/api/v3/coins/markets?vs_currency=usd&per_page=250&page=2`,
  );
  return new Map([...list, ...more].toReversed().map(({ id, symbol }) => [`${symbol.toUpperCase()}USDT`, id]));
}
