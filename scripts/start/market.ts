import { parse } from "smol-toml";
import { readFileSync } from "node:fs";
import { Refusal } from "../runtime/refusal.ts";
import { reachOutside } from "./pick-market.ts";

/** The Worker's variables that decide which outside world it meets. */
export interface MarketVars {
  readonly MARKET: "live" | "simulated";
  readonly BINANCE_REST_BASES: string;
  readonly BINANCE_WS_BASES: string;
  readonly COINBASE_WS_BASES: string;
  readonly KRAKEN_WS_BASES: string;
  readonly COINGECKO_BASE: string;
  readonly FRANKFURTER_BASE: string;
  readonly NEWS_FEEDS: string;
  readonly NEWSAPI_BASE: string;
  /** Secrets that the two APIs of news may do without, here from the environment. */
  readonly NEWSAPI_KEY?: string;
  readonly COINDESK_DATA_BASE: string;
  readonly COINDESK_DATA_KEY?: string;
  readonly MAIL_API_BASE: string;
  /** The simulated provider takes any; a true one's is a secret. */
  readonly MAIL_API_KEY?: string;
}

export interface Choice {
  readonly market: "live" | "simulated";
  readonly because: string;
}

const DEADLINE_MS = 3_000;

/** Asks the outside world only when nothing was forced, and then for three seconds at most. */
export async function chooseMarket(forced: "live" | "simulated" | undefined): Promise<Choice> {
  if (forced !== undefined) return { market: forced, because: `as --${forced} asks` };
  const live = liveVars();
  const base = live.BINANCE_REST_BASES.split(" ")[0] ?? "";
  const feeds = live.NEWS_FEEDS.split(" ").map((entry) => entry.slice(entry.indexOf("=") + 1));
  const reach = await reachOutside(base, feeds, DEADLINE_MS);
  const host = new URL(base).host;
  return reach.exchange
    ? { market: "live", because: `${host} answers, and ${reach.feeds} of ${feeds.length} news feeds` }
    : { market: "simulated", because: `${host} cannot be reached (${reach.reason})` };
}

/** As wrangler.toml has them. */
export function liveVars(): MarketVars {
  const { vars } = parse(readFileSync("wrangler.toml", "utf8")) as { vars?: Partial<Record<string, string>> };
  const read = (name: string): string => {
    const value = vars?.[name];
    if (typeof value !== "string") throw new Refusal(`wrangler.toml lacks the variable ${name}.`);
    return value;
  };
  return {
    MARKET: "live",
    BINANCE_REST_BASES: read("BINANCE_REST_BASES"),
    BINANCE_WS_BASES: read("BINANCE_WS_BASES"),
    COINBASE_WS_BASES: read("COINBASE_WS_BASES"),
    KRAKEN_WS_BASES: read("KRAKEN_WS_BASES"),
    COINGECKO_BASE: read("COINGECKO_BASE"),
    FRANKFURTER_BASE: read("FRANKFURTER_BASE"),
    NEWS_FEEDS: read("NEWS_FEEDS"),
    NEWSAPI_BASE: read("NEWSAPI_BASE"),
    COINDESK_DATA_BASE: read("COINDESK_DATA_BASE"),
    ...secret("NEWSAPI_KEY"),
    ...secret("COINDESK_DATA_KEY"),
    MAIL_API_BASE: read("MAIL_API_BASE"),
  };
}

function secret<Name extends string>(name: Name): Partial<Record<Name, string>> {
  const value = process.env[name];
  return value === undefined || value === "" ? {} : ({ [name]: value } as Record<Name, string>);
}

/** The same variables, with every address the simulator's. */
export function simulatedVars(url: string, sources: readonly string[]): MarketVars {
  return {
    MARKET: "simulated",
    BINANCE_REST_BASES: `${url}/binance`,
    BINANCE_WS_BASES: `${url}/binance`,
    COINBASE_WS_BASES: `${url}/coinbase`,
    KRAKEN_WS_BASES: `${url}/kraken`,
    COINGECKO_BASE: `${url}/coingecko/api/v3`,
    FRANKFURTER_BASE: `${url}/frankfurter`,
    NEWS_FEEDS: sources.map((source) => `${source}=${url}/news/${source}`).join(" "),
    NEWSAPI_BASE: `${url}/newsapi`,
    NEWSAPI_KEY: "simulated",
    COINDESK_DATA_BASE: `${url}/coindesk`,
    MAIL_API_BASE: `${url}/mail`,
    MAIL_API_KEY: "simulated",
  };
}
