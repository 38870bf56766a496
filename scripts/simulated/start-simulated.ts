/** The built product with a simulated market and news, in a throwaway state folder: for benchmarks, journeys and the browser. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRuntime, type Runtime } from "../runtime/index.ts";
import { startSimulator } from "../../simulator/index.ts";

/** Beyond what any measurement asks: rate limits have tests of their own. */
const UNLIMITED = Object.fromEntries(
  ["anonymous", "user", "key", "sign-in", "write", "expensive"].map((limit) => [limit, 100_000_000]),
);
const EVERY_MINUTE = "* * * * *";

export interface SimulatedProduct {
  readonly url: string;
  /** Where the simulator answers. */
  readonly simulator: string;
  readonly runtime: Runtime;
  /** Asks the simulator's control endpoint. */
  readonly control: <T>(path: string, body: unknown) => Promise<T>;
  /** Base of the simulated mail provider. */
  readonly inbox: string;
  /** Base of the simulated exchange's REST side. */
  readonly exchange: string;
  readonly stop: () => Promise<void>;
}

export interface SimulatedOptions {
  /** Ids of the simulated feeds that the product reads. Default: none. */
  readonly news?: readonly string[];
  /** Further feeds as in NEWS_FEEDS, before the simulated ones. */
  readonly feeds?: string;
  /** Each line of the product's log. Default: dropped. */
  readonly onLine?: (line: string) => void;
  /** Whether it also reads the simulated NewsAPI and CoinDesk Data. Default: no. */
  readonly newsApis?: boolean;
  readonly host?: string;
  /** Whether the product sends mails, and so verifies addresses. Default: no. */
  readonly mail?: boolean;
  /** Further settings, in place of those of wrangler.toml. */
  readonly vars?: Readonly<Record<string, string>>;
}

/** Started when the first prices have come through. */
export async function startSimulated({
  news = [],
  feeds = "",
  onLine = () => {},
  newsApis = false,
  host = "127.0.0.1",
  mail = false,
  vars = {},
}: SimulatedOptions = {}): Promise<SimulatedProduct> {
  const stateDir = mkdtempSync(join(tmpdir(), "coinsight-"));
  const simulator = await startSimulator({ seed: 1 });
  const runtime = await startRuntime({
    stateDir,
    host,
    rateLimits: UNLIMITED,
    onLine,
    vars: {
      MARKET: "simulated",
      BINANCE_REST_BASES: `${simulator.url}/binance`,
      BINANCE_WS_BASES: `${simulator.url}/binance`,
      COINBASE_WS_BASES: `${simulator.url}/coinbase`,
      KRAKEN_WS_BASES: `${simulator.url}/kraken`,
      COINGECKO_BASE: `${simulator.url}/coingecko/api/v3`,
      FRANKFURTER_BASE: `${simulator.url}/frankfurter`,
      NEWS_FEEDS: [feeds, ...news.map((id) => `${id}=${simulator.url}/news/${id}`)].join(" "),
      NEWSAPI_BASE: `${simulator.url}/newsapi`,
      ...(newsApis ? { NEWSAPI_KEY: "simulated" } : {}),
      COINDESK_DATA_BASE: newsApis ? `${simulator.url}/coindesk` : "",
      ...(mail ? { MAIL_API_BASE: `${simulator.url}/mail`, MAIL_API_KEY: "simulated" } : {}),
      AUTH_SECRET: "only-for-throwaway-state-0123456789-abcdef",
      ...vars,
    },
  });
  await runtime.fireCron(EVERY_MINUTE);
  await priced(runtime.url);
  return {
    url: runtime.url,
    simulator: simulator.url,
    runtime,
    control: async <T>(path: string, body: unknown) => {
      const response = await fetch(`${simulator.url}/control/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`simulator ${path}: ${response.status} ${text}`);
      return (text === "" ? undefined : JSON.parse(text)) as T;
    },
    inbox: `${simulator.url}/mail`,
    exchange: `${simulator.url}/binance`,
    stop: async () => {
      await runtime.stop();
      await simulator.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

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
