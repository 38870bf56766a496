import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { readJson, sendJson } from "../http.ts";
import { priceText } from "../market/format.ts";
import type { Market } from "../market/market.ts";
import { NEWS_SOURCES } from "../news/sources.ts";
import type { World } from "../world.ts";
import type { Fault, FaultRequest } from "./faults.ts";
import { faultRequest, mailRequest, newsRequest, pauseRequest, tickRequest } from "./requests.ts";

interface Answer {
  status: number;
  body: unknown;
}

type Handler = (world: World, body: unknown, query: URLSearchParams) => Answer;

/** Steers a world; `path` begins after `/control`. */
export type Control = (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
) => Promise<void>;

export function controlOf(market: Market): Control {
  const routes = routesOf(market);
  return async (world, request, response, path, query) => {
    const handler = routes[`${request.method} ${path}`];
    if (handler === undefined) {
      return sendJson(response, 404, { error: "No such control.", controls: Object.keys(routes) });
    }
    const body = request.method === "POST" ? await readJson(request) : undefined;
    const answer = handler(world, body, query);
    sendJson(response, answer.status, answer.body);
  };
}

function routesOf(market: Market): Record<string, Handler> {
  const symbols = new Set(market.pairs.keys());
  const everywhere = new Set([...market.coins.values()].map(({ profile }) => profile.symbol));
  return {
    "POST /faults": checked(faultRequest(everywhere, NEWS_SOURCES), (world, request) => {
      const fault = start(world, request);
      return { status: 201, body: fault === null ? { done: request.fault } : shown(fault) };
    }),
    "DELETE /faults": (world, _, query) => {
      world.weights.forgive();
      return { status: 200, body: { cleared: world.faults.clear(query.get("target") ?? undefined) } };
    },
    "GET /state": (world) => ({
      status: 200,
      body: {
        "binance-ws": world.sockets.state(),
        "binance-rest": world.rest.counters,
        "coinbase-ws": world.coinbase.state(),
        "coinbase-rest": world.coinbaseRest.counters,
        "kraken-ws": world.kraken.state(),
        coingecko: world.coingecko.counters,
        frankfurter: world.frankfurter.counters,
        news: world.newsroom.counters,
        newsapi: world.newsApi.counters,
        coindesk: world.coinDesk.counters,
        faults: world.faults.list().map(shown),
      },
    }),
    "POST /tick": checked(tickRequest(symbols), (world, { symbol, price }) => {
      const now = world.now();
      const pair = market.pair(symbol);
      world.quotes.set(pair, now, price);
      for (const venue of world.venues) venue.tell(pair, now);
      const told = priceText(pair.profile, world.quotes.level(pair, now));
      return { status: 200, body: { sentAt: now, E: now, price: told } };
    }),
    "POST /news": checked(newsRequest(NEWS_SOURCES), (world, request) => {
      const { title, link, publishedAt } = world.newsroom.announce(request);
      return { status: 201, body: { title, link, publishedAt } };
    }),
    "POST /mail": checked(mailRequest, (world, { refuse, count }) => {
      world.inbox.refuse(refuse, count);
      return { status: 200, body: { refuse, count } };
    }),
    "POST /pause": checked(pauseRequest, (world, { paused }) => {
      for (const venue of world.venues) venue.paused = paused;
      return { status: 200, body: { paused } };
    }),
  };
}

/** What happens once happens now; all else is in force until it is used up, over or taken away. */
function start(world: World, request: FaultRequest): Fault | null {
  const { target, fault, count, durationMs } = request;
  const sockets = world.socketsOf(target);
  if (sockets !== undefined && fault === "server-shutdown") {
    sockets.shutDown();
    return null;
  }
  if (sockets !== undefined && fault === "drop") {
    sockets.dropAll();
    if (count === undefined && durationMs === undefined) return null;
  }
  return world.faults.add(request);
}

const shown = (fault: Fault) => {
  const { id, target, fault: name, left, until, symbol, retryAfter } = fault;
  return { id, target, fault: name, left, until, symbol, retryAfter };
};

/** Checks a body before it is used; whatever is wrong is named by its field. */
function checked<S extends z.ZodType>(schema: S, use: (world: World, request: z.output<S>) => Answer): Handler {
  return (world, body) => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return use(world, parsed.data);
    const errors = parsed.error.issues.map(({ path, message, ...issue }) => ({
      field: path.join(".") || ("keys" in issue ? issue.keys.join(", ") : "body"),
      message,
    }));
    return { status: 400, body: { error: "The request is wrong.", errors } };
  };
}
