import { afterEach, beforeEach, vi } from "vitest";
import type { AssetId, PortfolioId } from "../src/domain/ids.ts";
import type { BoardPrice, PriceFrame } from "../src/domain/market/price.ts";
import { STALE_AFTER_MS } from "../src/domain/market/price.ts";
import type { Valuation, ValuationFrame } from "../src/domain/valuation/valuation.ts";
import { PriceRelay } from "../src/durable/market/price-relay.ts";
import { ok, textOf, unwrap } from "../src/platform/problem.ts";
import { buy, makePortfolio, objectOf } from "./portfolios.ts";
import type { Listener } from "./sockets.ts";
import { listen } from "./sockets.ts";

export type Made = Awaited<ReturnType<typeof makePortfolio>>;

const quote = (price: string): BoardPrice => ({
  price,
  quote: "tether" as AssetId,
  open24h: null,
  source: "binance",
  at: Date.now(),
});

/** What the relay knows. It is played: it answers from here, and dials when a test dials for it. */
export const played: { board: Record<string, string>; epoch: number } = { board: {}, epoch: 1 };
let seq = 0;

export const frame = (prices: Record<string, string>, more: Partial<PriceFrame> = {}): PriceFrame => ({
  type: "changes",
  epoch: played.epoch,
  seq: ++seq,
  freshUntil: { binance: Date.now() + STALE_AFTER_MS },
  prices: Object.fromEntries(Object.entries(prices).map(([asset, price]) => [asset, quote(price)])),
  ...more,
});

export const known = (assets: readonly AssetId[] | null) =>
  frame(
    Object.fromEntries((assets ?? []).flatMap((asset) => (played.board[asset] ? [[asset, played.board[asset]]] : []))),
  );

export const relay = {
  subscribe: vi.spyOn(PriceRelay.prototype, "subscribe"),
  unsubscribe: vi.spyOn(PriceRelay.prototype, "unsubscribe"),
  prices: vi.spyOn(PriceRelay.prototype, "prices"),
};

/** Plays the relay in each test of the file that calls it, on a clock that stands still. */
export function playRelay(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    played.board = { bitcoin: "60000", ethereum: "3000" };
    played.epoch = 1;
    seq = 0;
    relay.subscribe.mockReset().mockImplementation(async (_id, assets) => ok(known(assets)));
    relay.unsubscribe.mockReset().mockImplementation(async () => {});
    relay.prices.mockReset().mockImplementation(async (assets) => known(assets));
  });

  afterEach(() => {
    vi.useRealTimers();
  });
}

export const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** Holds half a bitcoin and two ethers. */
export async function portfolio(): Promise<Made> {
  const made = await makePortfolio();
  await record(made, buy("bitcoin", "0.5", "20000", "2025-01-01T00:00:00Z"));
  await record(made, buy("ethereum", "2", "5000", "2025-01-02T00:00:00Z"));
  return made;
}

export const record = async ({ object, userId }: Made, input: ReturnType<typeof buy>) =>
  unwrap(await object.record(userId, { key: crypto.randomUUID(), requestHash: "hash" }, input));

export const read = async (id: PortfolioId): Promise<Valuation> =>
  JSON.parse(textOf(await objectOf(id).valuation())) as Valuation;

export const upgrade = { headers: { Upgrade: "websocket" } };

export const open = (id: PortfolioId, session = "session-1", ticket: string = crypto.randomUUID()) =>
  objectOf(id).fetch(`https://portfolio/live?${new URLSearchParams({ session, ticket }).toString()}`, upgrade);

export const join = async (id: PortfolioId, session?: string): Promise<Listener<ValuationFrame>> =>
  listen(await open(id, session));

export const dial = async (id: PortfolioId): Promise<Listener<never>> =>
  listen(await objectOf(id).fetch("https://portfolio/relay", upgrade));

/** The next tick of the relay, a second later. */
export function tick(from: Listener<never>, prices: Record<string, string>, more?: Partial<PriceFrame>): void {
  pass(1_000);
  Object.assign(played.board, prices);
  from.say(frame(prices, more));
}
