/** The product as it is served, with a simulated market: one for all scenarios of a run. */
import { Client } from "../scripts/client/client.ts";
import type { Runtime } from "../scripts/runtime/index.ts";
import { startSimulated } from "../scripts/simulated/start-simulated.ts";

/** Portfolios a person may have. */
const PER_PERSON = 100;

export interface World {
  readonly runtime: Runtime;
  readonly pid: () => number;
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
  const { runtime, control, stop } = await startSimulated();
  return {
    runtime,
    pid: () => runtime.pids()[0] ?? 0,
    portfolios: (count, coins) => makePortfolios(runtime.url, count, coins),
    tick: async (symbol, price) => (await control<{ sentAt: number }>("tick", { symbol, price })).sentAt,
    pauseTicks: async (paused) => {
      await control("pause", { paused });
    },
    stop,
  };
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
