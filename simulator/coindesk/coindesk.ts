import type { IncomingMessage, ServerResponse } from "node:http";
import { COINDESK_FAULTS, type Faults } from "../control/faults.ts";
import { send } from "../http.ts";
import type { Newsroom } from "../news/newsroom.ts";
import { spoiltJson } from "../news/passed-on.ts";
import { article, category, publisher } from "./articles.ts";
import { SOURCES } from "../news/sources.ts";

const JSON_TYPE = "application/json; charset=UTF-8";
const HOUR = 3_600_000;
/** Requests an hour: what is allowed without a key is not published, so this is an assumption; with a free key. */
const ALLOWED = { keyless: 100, keyed: 3000 };

/** CoinDesk Data's news, and the predecessor's list where it still answers. */
export class CoinDesk {
  readonly counters = { requests: 0, refused: 0 };
  readonly #newsroom: Newsroom;
  readonly #faults: Faults;
  readonly #now: () => number;
  #hour = 0;
  #used = { keyless: 0, keyed: 0 };

  constructor(newsroom: Newsroom, faults: Faults, now: () => number) {
    this.#newsroom = newsroom;
    this.#faults = faults;
    this.#now = now;
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    this.counters.requests += 1;
    const fault = this.#faults.take("coindesk", COINDESK_FAULTS);
    const left = this.#left(request, query, response);
    if (fault?.fault === "key-invalid") return this.#refuse(response, 401, 2, "The API key is not valid.");
    if (fault?.fault === "rate-limited" || left < 0) {
      return this.#refuse(response, 429, 99, "You are over your rate limit please upgrade your account!");
    }
    if (fault?.fault === "error-500") return send(response, 500, "<html><body>Server Error</body></html>", "text/html");
    if (fault?.fault === "err-filled") return this.#refuse(response, 200, 1, "Something went wrong.");
    // The predecessor's way, with status 200: without its last slash, or over its limit.
    if (fault?.fault === "response-error" || path === "/data/v2/news") {
      const body = { Response: "Error", Message: "Path does not exist", Type: 0, Data: {} };
      return send(response, 200, JSON.stringify(body), JSON_TYPE);
    }
    const data = this.#data(path, query, fault?.fault === "nulls");
    if (data === null) return this.#refuse(response, 404, 1, "The requested path does not exist.");
    const text = JSON.stringify(path.startsWith("/data/") ? data : { Data: data, Err: {} });
    if (await spoiltJson(response, text, JSON_TYPE, fault)) return;
    send(response, 200, text, JSON_TYPE);
  }

  #data(path: string, query: URLSearchParams, nulls: boolean): unknown {
    const limit = Math.min(100, Math.max(1, Number(query.get("limit") ?? 10) || 10));
    const before = Number(query.get("to_ts") ?? query.get("lTs") ?? Infinity) * 1000;
    const sources = query.get("source_ids")?.split(",");
    const word = query.get("search_string")?.toLowerCase() ?? "";
    const found = this.#newsroom
      .latest(1000)
      .filter(({ source, item }) => (item.publishedAt ?? 0) <= before && (sources?.includes(source.id) ?? true))
      .filter(({ item }) => item.title.toLowerCase().includes(word))
      .slice(0, limit);
    switch (path) {
      case "/news/v1/article/list":
      case "/news/v1/search":
        return found.map((told, n) => article(told, this.#now(), nulls && n % 2 === 0));
      case "/news/v1/source/list":
        return SOURCES.map(publisher);
      case "/news/v1/category/list":
        return ["MARKET", "BTC", "ETH"].map(category);
      case "/data/v2/news/":
        return {
          Type: 100,
          Message: "News list successfully returned",
          Promoted: [],
          Data: found.map(legacy),
          HasWarning: false,
        };
      default:
        return null;
    }
  }

  /** Requests that are left in this hour. */
  #left({ headers }: IncomingMessage, query: URLSearchParams, response: ServerResponse): number {
    const hour = Math.floor(this.#now() / HOUR);
    if (hour !== this.#hour) this.#used = { keyless: 0, keyed: 0 };
    this.#hour = hour;
    const keyed = headers["x-api-key"] ?? headers.authorization ?? query.get("api_key");
    const plan = keyed === null || keyed === undefined ? "keyless" : "keyed";
    this.#used[plan] += 1;
    const left = ALLOWED[plan] - this.#used[plan];
    response.setHeader("x-ratelimit-limit", ALLOWED[plan]);
    response.setHeader("x-ratelimit-remaining", Math.max(0, left));
    return left;
  }

  #refuse(response: ServerResponse, status: number, type: number, message: string): void {
    this.counters.refused += 1;
    send(response, status, JSON.stringify({ Data: {}, Err: { type, message, other_info: {} } }), JSON_TYPE);
  }
}

const encoded = (text: string) => text.replaceAll("&", "&#38;").replaceAll("'", "&#8217;");

function legacy({ source, item }: ReturnType<Newsroom["latest"]>[number], n: number): object {
  return {
    id: String(27_050_400 + n),
    guid: item.link,
    published_on: Math.floor((item.publishedAt ?? 0) / 1000),
    title: encoded(item.title),
    url: item.link,
    source: source.id,
    body: encoded(item.summary),
    tags: "Market",
    categories: item.categories.join("|"),
    upvotes: "0",
    downvotes: "0",
    lang: "EN",
    source_info: { name: source.title, lang: "EN", img: "" },
  };
}
