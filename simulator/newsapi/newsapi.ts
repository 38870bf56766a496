import type { IncomingMessage, ServerResponse } from "node:http";
import { NEWSAPI_FAULTS, type Faults } from "../control/faults.ts";
import { send } from "../http.ts";
import type { Newsroom } from "../news/newsroom.ts";
import { spoiltJson } from "../news/passed-on.ts";
import { SOURCES } from "../news/sources.ts";
import { refusal, REFUSALS, type RefusalName } from "./refusals.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const HALF_DAY = 43_200_000;
/** Of the Developer plan, in twelve hours. */
const ALLOWED = 50;
const LONGEST_CONTENT = 200;
/** The longest a key is; the simulated service knows all that look like one. */
const KEY = /^[0-9a-f]{32}$|^simulated$/;

/** NewsAPI.org, with the Developer plan's allowance. */
export class NewsApi {
  readonly counters = { requests: 0, refused: 0 };
  readonly #newsroom: Newsroom;
  readonly #faults: Faults;
  readonly #now: () => number;
  #window = 0;
  #used = 0;

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
    response.setHeader("cache-control", "no-cache");
    response.setHeader("x-cached-result", "false");
    const fault = this.#faults.take("newsapi", NEWSAPI_FAULTS);
    const asked = fault === undefined ? undefined : REFUSALS[fault.fault];
    const refused = asked ?? this.#refusal(request, path, query);
    if (refused !== null) return this.#refuse(response, refused);
    if (path === "/v2/top-headlines/sources") {
      const sources = SOURCES.map(({ id, title, home, description }) => {
        return { id, name: title, description, url: home, category: "business", language: "en", country: "us" };
      });
      return send(response, 200, JSON.stringify({ status: "ok", sources }), JSON_TYPE);
    }
    const text = JSON.stringify(this.#articles(query, fault?.fault));
    if (await spoiltJson(response, text, JSON_TYPE, fault)) return;
    send(response, 200, text, JSON_TYPE);
  }

  #refusal({ headers }: IncomingMessage, path: string, query: URLSearchParams): RefusalName | null {
    if (!["/v2/everything", "/v2/top-headlines", "/v2/top-headlines/sources"].includes(path)) return "endpointInvalid";
    if ((headers["user-agent"] ?? "") === "") return "userAgentMissing";
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
    const given = headers["x-api-key"] ?? bearer ?? query.get("apiKey") ?? "";
    const key = Array.isArray(given) ? "" : given;
    if (key === "") return "apiKeyMissing";
    if (!KEY.test(key)) return "apiKeyInvalid";
    const window = Math.floor(this.#now() / HALF_DAY);
    if (window !== this.#window) this.#used = 0;
    this.#window = window;
    this.#used += 1;
    if (this.#used > ALLOWED) return "rateLimited";
    const named = ["q", "sources", "domains"].some((name) => query.has(name));
    if (path === "/v2/everything" && !named) return "parametersMissing";
    if ((query.get("q") ?? "").length > 500) return "parameterInvalid";
    const size = Number(query.get("pageSize") ?? 100);
    if (!(size >= 1 && size <= 100)) return "parameterInvalid";
    return size * Number(query.get("page") ?? 1) > 100 ? "maximumResultsReached" : null;
  }

  /** All of it is about coins, so every query meets all; only the size is heeded. */
  #articles(query: URLSearchParams, fault: string | undefined): object {
    const found = this.#newsroom.latest(Number(query.get("pageSize") ?? 100));
    const articles = found.map(({ source, item }, n) => {
      if (fault === "removed" && n % 2 === 0) return REMOVED;
      const nulls = fault === "nulls";
      return {
        source: { id: n % 3 === 0 ? source.id : null, name: source.title },
        author: nulls ? null : item.author,
        title: nulls && n === 0 ? null : `${item.title} - ${source.title}`,
        description: nulls ? null : item.summary,
        url: item.link,
        urlToImage: null,
        publishedAt: new Date(item.publishedAt ?? this.#now()).toISOString().replace(/\.\d{3}Z$/, "Z"),
        content: nulls ? null : `${item.summary.slice(0, LONGEST_CONTENT)}… [+2339 chars]`,
      };
    });
    return { status: "ok", totalResults: articles.length, articles };
  }

  #refuse(response: ServerResponse, name: RefusalName): void {
    this.counters.refused += 1;
    const { status, body } = refusal(name);
    send(response, status, body, JSON_TYPE);
  }
}

/** What stands in the place of an article that its publisher took back. */
const REMOVED = {
  source: { id: null, name: "[Removed]" },
  author: null,
  title: "[Removed]",
  description: "[Removed]",
  url: "https://removed.com",
  urlToImage: null,
  publishedAt: "1970-01-01T00:00:00Z",
  content: "[Removed]",
};
