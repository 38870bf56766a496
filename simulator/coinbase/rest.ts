import type { IncomingMessage, ServerResponse } from "node:http";
import { REFUSALS, type Refusal } from "../binance/refusals.ts";
import type { Fault, Faults } from "../control/faults.ts";
import { hang, send } from "../http.ts";
import type { Dollars } from "../market/dollars.ts";
import type { Pair } from "../market/market.ts";
import type { Listings } from "../venues/listings.ts";
import { badGateway, refusalOf } from "../venues/refusals.ts";
import { decimalsOf, increment, micros, plain } from "../venues/text.ts";
import { candles, Unanswerable } from "./candles.ts";
import { products } from "./coinbase.ts";
import { figures } from "./ticker.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const FACTORS = { spike: 3, drift: 1.03, negative: -1, zero: 0 };

/** Coinbase Exchange's REST side: products, ticker, stats and candles. */
export class CoinbaseRest {
  readonly counters = { requests: 0, refused: 0 };
  readonly #dollars: Dollars;
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #products: Listings;

  constructor(dollars: Dollars, faults: Faults, now: () => number) {
    this.#dollars = dollars;
    this.#faults = faults;
    this.#now = now;
    this.#products = products(dollars.quotes.market);
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    this.counters.requests += 1;
    const now = this.#now();
    const [, id, what] = /^\/products\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    const pair = id === undefined ? undefined : this.#products.get(id);
    const symbol = pair?.profile.symbol;
    const names = [...REFUSALS, "error-500", "drop", "hang", "malformed"] as const;
    const fault = this.#faults.take("coinbase-rest", names, symbol);
    if (fault?.fault === "drop") return void response.destroy();
    const refusal = refused(fault);
    if (refusal !== null) return this.#refuse(response, refusal);
    if (request.headers["user-agent"] === undefined) return this.#say(response, 400, "User-Agent header is required.");
    if (path !== "/products" && pair === undefined) return this.#say(response, 404, "NotFound");
    try {
      const body = pair === undefined ? this.#all() : this.#body(pair, id ?? "", what ?? "", query, now);
      if (body === null) return this.#say(response, 404, "NotFound");
      const text = JSON.stringify(body);
      if (fault?.fault === "hang") return await hang(response, text, JSON_TYPE, fault.over);
      send(response, 200, fault?.fault === "malformed" ? text.slice(0, -2) : text, JSON_TYPE);
    } catch (error) {
      if (!(error instanceof Unanswerable)) throw error;
      this.#say(response, 400, error.message);
    }
  }

  #all(): object[] {
    return [...this.#products].map(([id, pair]) => product(id, pair));
  }

  #body(pair: Pair, id: string, what: string, query: URLSearchParams, now: number): unknown {
    const symbol = pair.profile.symbol;
    if (what === "candles") {
      const rows = candles(this.#dollars, pair, query, now);
      const gap = this.#faults.take("coinbase-rest", ["gap"], symbol);
      return gap === undefined ? rows : rows.toSpliced(Math.floor(rows.length / 2) - 1, 3);
    }
    if (what === "") return product(id, pair);
    if (what !== "ticker" && what !== "stats") return null;
    const wrong = this.#faults.take("coinbase-rest", ["spike", "drift", "negative", "zero"], symbol);
    const said = figures(this.#dollars, pair, now, wrong === undefined ? 1 : FACTORS[wrong.fault]);
    const { price, open, high, low, volume, volume30, bid, ask, trade } = said;
    if (what === "stats") return { open, high, low, last: price, volume, volume_30day: volume30 };
    return { ask, bid, volume, trade_id: trade, price, size: said.size(3), time: micros(now) };
  }

  #say(response: ServerResponse, status: number, message: string): void {
    this.#refuse(response, { status, headers: { "content-type": JSON_TYPE }, body: JSON.stringify({ message }) });
  }

  #refuse(response: ServerResponse, { status, headers, body }: Refusal): void {
    this.counters.refused += 1;
    response.writeHead(status, headers).end(body);
  }
}

function refused(fault: Fault | undefined): Refusal | null {
  if (fault?.fault === "error-500") return badGateway();
  return fault?.fault.startsWith("refuse-") === true ? refusalOf(fault, (message) => ({ message })) : null;
}

function product(id: string, { profile }: Pair) {
  const decimals = decimalsOf(profile);
  return {
    id,
    base_currency: profile.base,
    quote_currency: "USD",
    quote_increment: plain(increment(profile), decimals),
    base_increment: plain(profile.step, 8),
    display_name: id,
    min_market_funds: "1",
    margin_enabled: false,
    post_only: false,
    limit_only: false,
    cancel_only: false,
    status: "online",
    status_message: "",
    trading_disabled: false,
    fx_stablecoin: false,
    auction_mode: false,
  };
}
