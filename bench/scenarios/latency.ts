import type WebSocket from "ws";
import { percentile } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import type { World } from "../world.ts";

/** Longer than a frame's interval, so that no tick waits in the window and what is measured is the way itself. */
const BETWEEN_TICKS_MS = 1_250;

interface Crowd {
  readonly viewers: number;
  readonly perPortfolio: number;
  readonly barP99: number;
}

const CROWDS: readonly Crowd[] = [
  { viewers: 10, perPortfolio: 1, barP99: 50 },
  { viewers: 2_000, perPortfolio: 50, barP99: 500 },
];

/** From the exchange's socket to the viewers' sockets, beyond the conflation window. */
export async function measureLatency(world: World, quick: boolean): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const crowd of quick ? CROWDS.slice(0, 1) : CROWDS)
    figures.push(...(await measure(world, crowd, quick ? 6 : 20)));
  return figures;
}

async function measure(world: World, { viewers, perPortfolio, barP99 }: Crowd, ticks: number): Promise<Figure[]> {
  const portfolios = await world.portfolios(viewers / perPortfolio, ["bitcoin"]);
  const arrivals = new Map<string, number[]>();
  const sockets: WebSocket[] = [];
  for (const { id, owner } of portfolios) {
    const joining = Array.from({ length: perPortfolio }, () =>
      owner.live(id, (frame, at) => {
        const price = frame.type === "delta" ? frame.holdings[0]?.price?.price : undefined;
        if (price !== undefined) arrivals.get(price)?.push(at);
      }),
    );
    sockets.push(...(await Promise.all(joining)));
  }
  await world.pauseTicks(true);
  const latencies: number[] = [];
  let missed = 0;
  const start = Math.round(await currentPrice(world));
  for (let n = 1; n <= ticks; n++) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TICKS_MS));
    const price = String(start + n);
    const came: number[] = [];
    arrivals.set(price, came);
    const sentAt = await world.tick("BTCUSDT", price);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TICKS_MS));
    latencies.push(...came.map((at) => at - sentAt));
    missed += viewers - came.length;
  }
  await world.pauseTicks(false);
  for (const socket of sockets) socket.close();
  const name = `tick to viewer, ${viewers.toLocaleString("en")} viewers`;
  return [
    { name: `${name} p50`, value: percentile(latencies, 0.5), unit: "ms" },
    { name: `${name} p99`, value: percentile(latencies, 0.99), unit: "ms", bar: { atMost: barP99 } },
    { name: `${name} not delivered`, value: missed, unit: "frames", bar: { atMost: 0 } },
  ];
}

async function currentPrice(world: World): Promise<number> {
  const response = await fetch(`${world.runtime.url}/api/v1/prices?ids=bitcoin`);
  const { prices } = (await response.json()) as { prices: { bitcoin: { price: string } } };
  return Number(prices.bitcoin.price);
}
