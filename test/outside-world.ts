import { env } from "cloudflare:workers";

/** The steering wheel of this test file's own simulated world (test/setup.ts gives each file one). */
const url = env.BINANCE_WS_BASES.replace(/\/binance$/, "");

export interface FaultRequest {
  target:
    | `${"binance" | "coinbase" | "kraken"}-ws`
    | ("binance-rest" | "coingecko" | "frankfurter" | "newsapi" | "coindesk")
    | ("news" | `news:${string}`);
  fault: string;
  count?: number;
  durationMs?: number;
  symbol?: string;
  retryAfter?: number;
}

export interface NewsRequest {
  source: string;
  title: string;
  link?: string;
  summary?: string;
  publishedAt?: string;
}

interface SocketState {
  connections: number;
  subscriptions: Record<string, number>;
  paused: boolean;
  handshakes: number;
  refused: number;
  frames: number;
}

export interface WorldState {
  "binance-ws": SocketState;
  "coinbase-ws": SocketState;
  "kraken-ws": SocketState;
  "binance-rest": { requests: number; refused: number };
  coingecko: { requests: number; refused: number };
  frankfurter: { requests: number; refused: number };
  news: { requests: Record<string, number>; notModified: Record<string, number> };
  newsapi: { requests: number; refused: number };
  coindesk: { requests: number; refused: number };
  faults: (FaultRequest & { id: number; left: number | null; until: number | null })[];
}

export const outsideWorld = {
  url,
  /** Stops (or starts again) the exchange's own ticks, so that only what the test sends arrives. */
  pause: (paused = true) => steer<{ paused: boolean }>("POST", "/pause", { paused }),
  /** Sends a tick of this price to all who listen; the price stays, and the pair wanders on from there. */
  tick: (symbol: string, price: string) =>
    steer<{ sentAt: number; E: number; price: string }>("POST", "/tick", { symbol, price }),
  fault: (request: FaultRequest) => steer<unknown>("POST", "/faults", request),
  clearFaults: () => steer<{ cleared: number }>("DELETE", "/faults"),
  news: (request: NewsRequest) => steer<{ title: string; link: string }>("POST", "/news", request),
  state: () => steer<WorldState>("GET", "/state"),
  /** A feed's address, as NEWS_FEEDS takes it after the name. */
  feed: (source: string) => `${url}/news/${source}`,
};

async function steer<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The simulator refused ${method} ${path}: ${text}`);
  return JSON.parse(text) as T;
}
