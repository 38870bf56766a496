import type { IncomingMessage, ServerResponse } from "node:http";
import type { Refusal } from "../binance/refusals.ts";
import type { Faults } from "../control/faults.ts";
import { hang, send } from "../http.ts";
import type { Market } from "../market/market.ts";
import type { Listed, Prices } from "./coins.ts";
import { refusalOf, keyMissing, nameless, said, tooMuch, wrongHost } from "./refusals.ts";
import { Refused, ROUTES } from "./routes.ts";
import { listed } from "./coins.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const MINUTE = 60_000;
/** Calls a minute, as on the Demo plan. */
const LIMIT = 100;

/** CoinGecko's REST side: `/api/v3` is the public and Demo host, `/pro/api/v3` the Pro one. */
export class CoinGecko {
  readonly counters = { requests: 0, refused: 0 };
  readonly #prices: Prices;
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #coins: Listed[];
  #minute = 0;
  #calls = 0;

  constructor(market: Market, prices: Prices, faults: Faults, now: () => number) {
    this.#prices = prices;
    this.#faults = faults;
    this.#now = now;
    this.#coins = listed(market);
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    this.counters.requests += 1;
    const now = this.#now();
    const names = [
      ...(["refuse-403", "refuse-429", "throttled", "key-missing", "pro-key", "demo-key", "blocked"] as const),
      ...(["error-500", "drop", "hang", "malformed"] as const),
    ];
    const fault = this.#faults.take("coingecko", names);
    if (fault?.fault === "drop") return void response.destroy();
    const refusal = (fault === undefined ? null : refusalOf(fault, now)) ?? this.#refusal(request, path, query, now);
    if (refusal !== null) return this.#refuse(response, refusal);
    const [, place = ""] = /^(?:\/pro)?\/api\/v3(\/.*)$/.exec(path) ?? [];
    for (const [pattern, route] of ROUTES) {
      const match = pattern.exec(place);
      if (match === null) continue;
      try {
        const ask = { prices: this.#prices, coins: this.#coins, faults: this.#faults, query, now, id: match[1] ?? "" };
        const text = JSON.stringify(route(ask));
        if (fault?.fault === "hang") return await hang(response, text, JSON_TYPE, fault.over);
        return send(response, 200, fault?.fault === "malformed" ? text.slice(0, -2) : text, JSON_TYPE);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return this.#refuse(response, error.refusal);
      }
    }
    this.#refuse(response, said(404, "Incorrect path. Please check https://www.coingecko.com/api/"));
  }

  #refusal({ headers }: IncomingMessage, path: string, query: URLSearchParams, now: number): Refusal | null {
    if ((headers["user-agent"] ?? "") === "") return nameless();
    const has = (plan: string) => headers[`x-cg-${plan}-api-key`] !== undefined || query.has(`x_cg_${plan}_api_key`);
    const pro = path.startsWith("/pro/");
    if (pro && has("demo")) return wrongHost(10_011);
    if (!pro && has("pro")) return wrongHost(10_010);
    if (pro && !has("pro")) return keyMissing(now);
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute) this.#calls = 0;
    this.#minute = minute;
    this.#calls += 1;
    return this.#calls > LIMIT ? tooMuch(Math.ceil(((minute + 1) * MINUTE - now) / 1000)) : null;
  }

  #refuse(response: ServerResponse, { status, headers, body }: Refusal): void {
    this.counters.refused += 1;
    response.writeHead(status, headers).end(body);
  }
}
