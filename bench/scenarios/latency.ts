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

/** A tick that is on its way: what was sent, and when each viewer's frame with it came. */
interface Sent {
  readonly price: number;
  readonly came: Map<number, number>;
}

/** Each tick is so much above the one before, and a frame so near to it shows it: a tether is not quite a dollar. */
const STEP = 0.005;
const NEAR = 0.001;

async function measure(world: World, { viewers, perPortfolio, barP99 }: Crowd, ticks: number): Promise<Figure[]> {
  const portfolios = await world.portfolios(viewers / perPortfolio, ["bitcoin"]);
  let sent: Sent = { price: 0, came: new Map() };
  const sockets: WebSocket[] = [];
  for (const [index, { id, owner }] of portfolios.entries()) {
    const joining = Array.from({ length: perPortfolio }, (_, n) =>
      owner.live(id, (frame, at) => {
        const price = frame.type === "delta" ? Number(frame.holdings[0]?.price?.price) : Number.NaN;
        const viewer = index * perPortfolio + n;
        if (Math.abs(price / sent.price - 1) < NEAR && !sent.came.has(viewer)) sent.came.set(viewer, at);
      }),
    );
    sockets.push(...(await Promise.all(joining)));
  }
  await world.pauseTicks(true);
  const latencies: number[] = [];
  let missed = 0;
  const start = await currentPrice(world);
  for (let n = 1; n <= ticks; n++) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TICKS_MS));
    const price = Math.round(start * (1 + n * STEP));
    const came = new Map<number, number>();
    sent = { price, came };
    const sentAt = await world.tick("BTCUSDT", String(price));
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TICKS_MS));
    latencies.push(...came.values().map((at) => at - sentAt));
    missed += viewers - came.size;
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
