import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { StreamClient, type Message } from "../testing/client.ts";

// Time stands still, so that all are asked about the same moment.
const NOW = Date.UTC(2026, 10, 21, 12, 34, 56, 789);

let simulator: Simulator;
let binance: Map<string, number>;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
  const answer = await fetch(`${simulator.url}/binance/api/v3/ticker/price`);
  const prices = (await answer.json()) as { symbol: string; price: string }[];
  binance = new Map(prices.map(({ symbol, price }) => [symbol, Number(price)]));
}, 20_000);
afterAll(() => simulator.close());

/** Subscribes and waits for so many frames that fit. */
async function tickers(path: string, request: object, fits: string, most: number): Promise<Message[]> {
  const client = await StreamClient.open(simulator.url + path);
  client.socket.send(JSON.stringify(request));
  const found = () => client.received.filter((frame) => frame.includes(fits));
  while (found().length < most) await client.more();
  client.socket.close();
  return found().map((frame) => JSON.parse(frame) as Message);
}

/** How far apart the prices are; those of the cheapest coins have few steps at Binance and are left out. */
function differences(prices: [symbol: string, price: unknown][]): number[] {
  return prices.flatMap(([symbol, price]) => {
    const other = binance.get(symbol) ?? 0;
    return other > 0.001 ? [Math.abs(Number(price) / other - 1)] : [];
  });
}

describe("the venues agree with Binance within a small basis", () => {
  it("Coinbase, on all its products", async () => {
    const answer = await fetch(`${simulator.url}/coinbase/products`);
    const products = ((await answer.json()) as { id: string }[]).map(({ id }) => id);
    const request = { type: "subscribe", product_ids: products, channels: ["ticker"] };
    const told = await tickers("/coinbase", request, '"type":"ticker"', products.length);
    const apart = differences(told.map(({ product_id, price }) => [String(product_id).replace("-USD", "USDT"), price]));
    expect(apart.length).toBeGreaterThan(150);
    expect(Math.max(...apart)).toBeLessThan(0.005);
    expect(apart.filter((difference) => difference > 0).length).toBeGreaterThan(100);
  });

  it("Kraken, on the coins that both have", async () => {
    const symbol = [...binance.keys()].map((pair) => pair.replace("USDT", "/USD"));
    const request = { method: "subscribe", params: { channel: "ticker", symbol } };
    const told = (await tickers("/kraken/v2", request, '"type":"snapshot"', 250)).map(
      ({ data }) => (data as Message[])[0] as Message,
    );
    const apart = differences(told.map(({ symbol: name, last }) => [String(name).replace("/USD", "USDT"), last]));
    expect(apart.length).toBeGreaterThan(150);
    expect(Math.max(...apart)).toBeLessThan(0.005);
  });
});
