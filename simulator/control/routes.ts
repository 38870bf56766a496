import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { readJson, sendJson } from "../http.ts";
import { priceText } from "../market/format.ts";
import type { World } from "../world.ts";
import { NEWS_SOURCES } from "../news/sources.ts";
import type { Fault, FaultRequest } from "./faults.ts";
import { faultRequest, newsRequest, pauseRequest, tickRequest } from "./requests.ts";

type Handler = (world: World, body: unknown, query: URLSearchParams) => { status: number; body: unknown };

const ROUTES: Record<string, Handler> = {
  "POST /faults": (world, body) =>
    checked(faultRequest(symbols(world), NEWS_SOURCES), body, (request) => {
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
      news: world.newsroom.counters,
      faults: world.faults.list().map(shown),
    },
  }),
  "POST /tick": (world, body) =>
    checked(tickRequest(symbols(world)), body, ({ symbol, price }) => {
      const now = world.now();
      const pair = world.quotes.market.pair(symbol);
      world.quotes.set(pair, now, price);
      world.sockets.tell(pair, now);
      return {
        status: 200,
        body: { sentAt: now, E: now, price: priceText(pair.profile, world.quotes.level(pair, now)) },
      };
    }),
  "POST /news": (world, body) =>
    checked(newsRequest(NEWS_SOURCES), body, (request) => {
      const { title, link, publishedAt } = world.newsroom.announce(request);
      return { status: 201, body: { title, link, publishedAt } };
    }),
  "POST /pause": (world, body) =>
    checked(pauseRequest, body, ({ paused }) => {
      world.sockets.paused = paused;
      return { status: 200, body: { paused } };
    }),
};

/** Steers one world; `path` begins after `/control`. */
export async function control(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
) {
  const handler = ROUTES[`${request.method} ${path}`];
  if (handler === undefined) {
    return sendJson(response, 404, { error: "No such control.", controls: Object.keys(ROUTES) });
  }
  const body = request.method === "POST" ? await readJson(request) : undefined;
  const answer = handler(world, body, query);
  sendJson(response, answer.status, answer.body);
}

/** What happens once happens now; all else is in force until it is used up, over or taken away. */
function start(world: World, request: FaultRequest): Fault | null {
  const { target, fault, count, durationMs } = request;
  if (target === "binance-ws" && fault === "server-shutdown") {
    world.sockets.shutDown();
    return null;
  }
  if (target === "binance-ws" && fault === "drop") {
    world.sockets.dropAll();
    if (count === undefined && durationMs === undefined) return null;
  }
  return world.faults.add(request);
}

const symbols = (world: World): ReadonlySet<string> => new Set(world.quotes.market.pairs.keys());

const shown = (fault: Fault) => {
  const { id, target, fault: name, left, until, symbol, retryAfter } = fault;
  return { id, target, fault: name, left, until, symbol, retryAfter };
};

function checked<S extends z.ZodType>(
  schema: S,
  body: unknown,
  use: (request: z.output<S>) => { status: number; body: unknown },
): { status: number; body: unknown } {
  const parsed = schema.safeParse(body);
  if (parsed.success) return use(parsed.data);
  const errors = parsed.error.issues.map(({ path, message, ...issue }) => ({
    field: path.join(".") || ("keys" in issue ? issue.keys.join(", ") : "body"),
    message,
  }));
  return { status: 400, body: { error: "The request is wrong.", errors } };
}
