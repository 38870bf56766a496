/** The product as it is served, with a simulated market: one for all scenarios of a run. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "../scripts/client/client.ts";
import { startRuntime, type Runtime } from "../scripts/runtime/index.ts";
import { startSimulator } from "../simulator/index.ts";

/** Portfolios a person may have. */
const PER_PERSON = 100;
/** Beyond any benchmark: what is measured is the product, not its limits. */
const UNLIMITED = { ANONYMOUS_LIMIT: 100_000_000, USER_LIMIT: 100_000_000, SIGN_IN_LIMIT: 100_000_000 };

export interface World {
  readonly runtime: Runtime;
  readonly pid: () => number;
  readonly simulator: string;
  /** Portfolios that hold the given coins, each with its owner. */
  readonly portfolios: (count: number, coins: readonly string[]) => Promise<OwnedPortfolio[]>;
  /** The exchange sends this price now; answers when it was sent. */
  readonly tick: (symbol: string, price: string) => Promise<number>;
  /** Stops or starts the exchange's regular ticks. */
  readonly pauseTicks: (paused: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface OwnedPortfolio {
  readonly id: string;
  readonly owner: Client;
}

export async function startWorld(): Promise<World> {
  const stateDir = mkdtempSync(join(tmpdir(), "coinsight-bench-"));
  const simulator = await startSimulator({ seed: 1 });
  const runtime = await startRuntime({
    stateDir,
    rateLimits: UNLIMITED,
    vars: {
      MARKET: "simulated",
      BINANCE_REST_BASES: `${simulator.url}/binance`,
      BINANCE_WS_BASES: `${simulator.url}/binance`,
      NEWS_FEEDS: "",
      AUTH_SECRET: "only-for-benchmarks-0123456789-abcdefghij",
    },
  });
  await runtime.fireCron("* * * * *");
  await priced(runtime.url);

  const control = (path: string, body: unknown) =>
    fetch(`${simulator.url}/control/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    runtime,
    pid: () => runtime.pids()[0] ?? 0,
    simulator: simulator.url,
    portfolios: (count, coins) => makePortfolios(runtime.url, count, coins),
    tick: async (symbol, price) =>
      ((await (await control("tick", { symbol, price })).json()) as { sentAt: number }).sentAt,
    pauseTicks: async (paused) => {
      await control("pause", { paused });
    },
    stop: async () => {
      await runtime.stop();
      await simulator.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** Waits until the first prices have come through. */
async function priced(url: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/api/v1/prices?ids=bitcoin`);
    const body = (await response.json()) as { prices?: Record<string, unknown> };
    if (response.ok && body.prices?.["bitcoin"] !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("no price came within 15 s");
}

async function makePortfolios(url: string, count: number, coins: readonly string[]): Promise<OwnedPortfolio[]> {
  const people = await Promise.all(Array.from({ length: Math.ceil(count / PER_PERSON) }, () => Client.signUp(url)));
  const made: OwnedPortfolio[] = [];
  const make = async (owner: Client, n: number) => {
    const { id } = await owner.createPortfolio(`Benchmark ${n}`);
    for (const asset of coins) {
      await owner.trade(id, {
        type: "buy",
        at: "2026-01-05T12:00:00.000Z",
        in: { asset, amount: "1.5" },
        out: { asset: "fiat:usd", amount: "1000" },
      });
    }
    made.push({ id, owner });
  };
  // A few at a time: this is preparation, not load.
  const wanted = Array.from({ length: count }, (_, n) => n);
  const worker = async () => {
    for (let n = wanted.pop(); n !== undefined; n = wanted.pop()) {
      const owner = people[Math.floor(n / PER_PERSON)];
      if (owner !== undefined) await make(owner, n);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return made;
}
