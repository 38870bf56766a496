import type { ServerResponse } from "node:http";
import type { Fault, Faults } from "../control/faults.ts";
import { hang, send, sendJson } from "../http.ts";
import { priceText } from "../market/format.ts";
import type { Quotes } from "../market/quotes.ts";
import { distort } from "./distort.ts";
import { exchangeInfo } from "./exchange-info.ts";
import { klines } from "./klines.ts";
import { BadRequest, choice, selection } from "./parameters.ts";
import { refusalOf, REFUSALS, serverError, type Refusal } from "./refusals.ts";
import { dayTicker, mini } from "./ticker.ts";
import type { Weights } from "./weights.ts";

interface Answer {
  weight: number;
  /** Worked out only after the weight was accepted. */
  body: () => unknown;
}

interface Ask {
  quotes: Quotes;
  query: URLSearchParams;
  now: number;
}

const byNumber = (pairs: number, one: number, some: number, many: number) =>
  pairs <= 20 ? one : pairs <= 100 ? some : many;

const ROUTES: Record<string, (ask: Ask) => Answer> = {
  "/api/v3/ping": () => ({ weight: 1, body: () => ({}) }),
  "/api/v3/time": ({ now }) => ({ weight: 1, body: () => ({ serverTime: now }) }),
  "/api/v3/exchangeInfo": ({ quotes, query, now }) => {
    choice(query, "symbolStatus", ["TRADING", "HALT", "BREAK"]);
    const { pairs } = selection(quotes.market, query);
    const asked = query.get("symbolStatus") ?? "TRADING";
    return { weight: 20, body: () => exchangeInfo(asked === "TRADING" ? pairs : [], now) };
  },
  "/api/v3/klines": ({ quotes, query, now }) => ({ weight: 2, body: () => klines(quotes, query, now) }),
  "/api/v3/uiKlines": ({ quotes, query, now }) => ({ weight: 2, body: () => klines(quotes, query, now) }),
  "/api/v3/ticker/24hr": ({ quotes, query, now }) => {
    const type = choice(query, "type", ["FULL", "MINI"]) ?? "FULL";
    const { pairs, single } = selection(quotes.market, query);
    const all = !query.has("symbol") && !query.has("symbols");
    const body = () =>
      pairs.map((pair) => dayTicker(quotes, pair, now)).map((full) => (type === "MINI" ? mini(full) : full));
    return { weight: all ? 80 : byNumber(pairs.length, 2, 40, 80), body: () => (single ? body()[0] : body()) };
  },
  "/api/v3/ticker/price": ({ quotes, query, now }) => {
    const { pairs, single } = selection(quotes.market, query);
    const body = () =>
      pairs.map((pair) => ({ symbol: pair.profile.symbol, price: priceText(pair.profile, quotes.level(pair, now)) }));
    return { weight: single ? 2 : 4, body: () => (single ? body()[0] : body()) };
  },
};

/** The exchange's REST side in one world. */
export class Rest {
  readonly counters = { requests: 0, refused: 0 };
  readonly #quotes: Quotes;
  readonly #faults: Faults;
  readonly #weights: Weights;
  readonly #now: () => number;

  constructor(quotes: Quotes, faults: Faults, weights: Weights, now: () => number) {
    this.#quotes = quotes;
    this.#faults = faults;
    this.#weights = weights;
    this.#now = now;
  }

  /** `path` begins after the exchange's own prefix. */
  async answer(response: ServerResponse, path: string, query: URLSearchParams): Promise<void> {
    this.counters.requests += 1;
    const now = this.#now();
    const symbol = query.get("symbol") ?? undefined;
    const fault = this.#faults.take("binance-rest", [...REFUSALS, "error-500", "drop", "hang", "malformed"], symbol);
    if (fault?.fault === "drop") return void response.destroy();
    const route = ROUTES[path];
    if (route === undefined)
      return send(response, 404, "<html><body><h2>404 Not found</h2></body></html>", "text/html");
    try {
      const { weight, body } = route({ quotes: this.#quotes, query, now });
      const refusal = this.#weights.add(weight, now) ?? this.#refusal(fault, now);
      for (const [name, value] of Object.entries(this.#weights.headers)) response.setHeader(name, value);
      if (refusal !== null) return this.#refuse(response, refusal);
      const text = JSON.stringify(distort(this.#faults, body(), symbol));
      if (fault?.fault === "hang") return await hang(response, text, "application/json;charset=UTF-8", fault.over);
      if (fault?.fault === "malformed") return send(response, 200, text.slice(0, -2), "application/json;charset=UTF-8");
      send(response, 200, text, "application/json;charset=UTF-8");
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
      sendJson(response, 400, { code: error.code, msg: error.message });
    }
  }

  #refusal(fault: Fault | undefined, now: number): Refusal | null {
    if (fault === undefined || fault.fault === "hang" || fault.fault === "malformed") return null;
    if (fault.fault === "error-500") return serverError();
    return fault.fault === "refuse-429" ? this.#weights.refuse(fault.retryAfter ?? 30, now) : refusalOf(fault, now);
  }

  #refuse(response: ServerResponse, { status, headers, body }: Refusal): void {
    this.counters.refused += 1;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status).end(body);
  }
}
