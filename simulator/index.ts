import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { controlOf } from "./control/routes.ts";
import { Rates } from "./frankfurter/rates.ts";
import { sendJson } from "./http.ts";
import { Market } from "./market/market.ts";
import { Stories } from "./news/stories.ts";
import { World, type Rules } from "./world.ts";

export interface SimulatorOptions {
  /** 0 takes any that is free. */
  port?: number;
  host?: string;
  seed?: number;
  /** The time in milliseconds, which need not be today's. */
  now?: () => number;
  /** How the exchanges treat their connections, where a test cannot wait for the true figures. */
  connections?: Partial<Rules>;
}

export interface Simulator {
  url: string;
  port: number;
  close: () => Promise<void>;
}

const MOST_WORLDS = 10_000;

const SERVERS = [
  ...(["binance", "coinbase", "kraken", "coingecko", "frankfurter"] as const),
  ...(["news", "newsapi", "coindesk", "mail", "control"] as const),
];

/** Starts the outside servers on one port, each under its name (README.md), and all once more under `/world/<name>`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, host = "127.0.0.1", seed = 1, now = Date.now } = options;
  const market = new Market(seed);
  const stories = new Stories(market, seed);
  const rates = new Rates(seed);
  const control = controlOf(market);
  const worlds = new Map<string, World>();
  const worldOf = (name: string): World => {
    const known = worlds.get(name);
    if (known !== undefined) return known;
    if (worlds.size >= MOST_WORLDS) throw new RangeError(`More than ${MOST_WORLDS} worlds.`);
    const world = new World(market, stories, rates, now, options.connections);
    worlds.set(name, world);
    return world;
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendJson(response, 500, { error: "The simulator failed." });
    });
  });
  // A client that reuses a connection in the moment in which it is closed for idling sees an error that no fault asked for.
  server.keepAliveTimeout = 600_000;
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    try {
      const place = locate(request);
      const sockets = place === null ? undefined : worldOf(place.world).socketsOf(`${place.server}-ws`);
      if (place === null || sockets === undefined) socket.destroy();
      else sockets.upgrade(request, socket, head, place.path, place.query);
    } catch (error) {
      console.error(error);
      socket.destroy();
    }
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = locate(request);
    if (place === null)
      return sendJson(response, 404, { error: "Nothing here.", servers: SERVERS.map((name) => `/${name}`) });
    const world = worldOf(place.world);
    const { server: name, path, query } = place;
    switch (name) {
      case "control":
        return control(world, request, response, path, query);
      case "mail":
        return world.inbox.answer(request, response, path, query);
      case "news":
        return world.newsroom.answer(request, response, path);
      case "newsapi":
        return world.newsApi.answer(request, response, path, query);
      case "coindesk":
        return world.coinDesk.answer(request, response, path, query);
      case "coinbase":
        return world.coinbaseRest.answer(request, response, path, query);
      case "coingecko":
        return world.coingecko.answer(request, response, path, query);
      case "frankfurter":
        return world.frankfurter.answer(response, path, query);
      case "kraken":
        return sendJson(response, 404, { error: ["EGeneral:Unknown method"] });
      case "binance":
        return world.rest.answer(response, path, query);
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://${host}:${taken}`,
    port: taken,
    close: async () => {
      for (const world of worlds.values()) world.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Place {
  world: string;
  server: (typeof SERVERS)[number];
  path: string;
  query: URLSearchParams;
}

function locate(request: IncomingMessage): Place | null {
  const { pathname, searchParams } = new URL(`http://simulator${request.url ?? "/"}`);
  const [, world = "", name, path = "/"] = /^(?:\/world\/([a-z0-9-]{1,64}))?\/([a-z]+)(\/.*)?$/.exec(pathname) ?? [];
  const server = SERVERS.find((one) => one === name);
  return server === undefined ? null : { world, server, path, query: searchParams };
}
