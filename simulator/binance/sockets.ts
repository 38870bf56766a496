import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Faults } from "../control/faults.ts";
import type { Pair } from "../market/market.ts";
import type { Quotes } from "../market/quotes.ts";
import { Bell } from "./bell.ts";
import { Connection, type ConnectionRules } from "./connection.ts";
import { disturb, type Frame } from "./disturb.ts";
import { openOf, shiftOpen } from "./intervals.ts";
import { MOST_STREAMS } from "./messages.ts";
import { onTheWire, refusalOf, REFUSALS, type Refusal } from "./refusals.ts";
import { klineEvent, miniTicker, parseStream, type MiniTicker, type Stream } from "./streams.ts";

const BAD_REQUEST: Refusal = { status: 400, headers: { "content-type": "text/plain" }, body: "Bad Request" };
/** Between the announcement of a shutdown and the close. */
const SHUTDOWN_GRACE = 1000;

interface Subscription {
  stream: Stream | null;
  connections: Set<Connection>;
}

/** The exchange's market streams: who listens to what, and what goes out each second. */
export class Sockets {
  paused = false;
  readonly counters = { handshakes: 0, refused: 0, frames: 0 };
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #connections = new Set<Connection>();
  readonly #subscriptions = new Map<string, Subscription>();
  /** What was last said of each pair: only what changed is said again. */
  readonly #said = new Map<string, string>();
  readonly #quotes: Quotes;
  readonly #faults: Faults;
  readonly #rules: ConnectionRules;
  readonly #now: () => number;
  readonly #bell: Bell;

  constructor(quotes: Quotes, faults: Faults, rules: ConnectionRules, now: () => number) {
    this.#quotes = quotes;
    this.#faults = faults;
    this.#rules = rules;
    this.#now = now;
    this.#bell = new Bell(now, (second, at) => this.#burst(second, at));
  }

  /** Takes a handshake; `path` begins after the exchange's own prefix. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, path: string, query: URLSearchParams): void {
    this.counters.handshakes += 1;
    const fault = this.#faults.take("binance-ws", [...REFUSALS, "drop"]);
    if (fault?.fault === "drop") return void socket.destroy();
    const wanted = handshake(path, query);
    const refusal = fault === undefined ? (wanted === null ? BAD_REQUEST : null) : refusalOf(fault, this.#now());
    if (refusal !== null || wanted === null) {
      this.counters.refused += 1;
      socket.end(onTheWire(refusal ?? BAD_REQUEST));
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => {
      const connection = new Connection(client, wanted.combined, wanted.streams, {
        rules: this.#rules,
        silent: () => this.#faults.find("binance-ws", ["hang"]) !== undefined,
        subscribed: (subscriber, streams) => this.#subscribed(subscriber, streams),
        unsubscribed: (subscriber, streams) => this.#unsubscribed(subscriber, streams),
        closed: (subscriber) => {
          this.#connections.delete(subscriber);
          this.#unsubscribed(subscriber, [...subscriber.streams]);
        },
      });
      this.#connections.add(connection);
    });
  }

  /** Tells a pair's price at once to all who listen for it. */
  tell(pair: Pair, now: number): void {
    const payload = miniTicker(this.#quotes, pair, now);
    this.#publish(`${payload.s.toLowerCase()}@miniTicker`, payload);
    this.#publishAll([payload]);
  }

  dropAll(): void {
    for (const connection of this.#connections) connection.cut();
  }

  /** Announces that the server goes away, and goes. */
  shutDown(): void {
    const event = { e: "serverShutdown", E: this.#now() };
    const leaving = [...this.#connections];
    this.#send(leaving, { stream: "!serverShutdown", payload: event });
    setTimeout(() => {
      for (const connection of leaving) connection.close(1001, "Server shutdown");
    }, SHUTDOWN_GRACE).unref();
  }

  close(): void {
    this.#bell.stop();
    this.dropAll();
    this.#server.close();
  }

  state() {
    const subscriptions = [...this.#subscriptions].map(([stream, { connections }]) => [stream, connections.size]);
    return {
      connections: this.#connections.size,
      subscriptions: Object.fromEntries(subscriptions) as Record<string, number>,
      paused: this.paused,
      ...this.counters,
    };
  }

  #subscribed(connection: Connection, streams: string[]): void {
    for (const name of streams) {
      const known = this.#subscriptions.get(name) ?? { stream: this.#parse(name), connections: new Set() };
      known.connections.add(connection);
      this.#subscriptions.set(name, known);
    }
    this.#bell.start();
  }

  #unsubscribed(connection: Connection, streams: string[]): void {
    for (const name of streams) {
      const known = this.#subscriptions.get(name);
      known?.connections.delete(connection);
      if (known?.connections.size === 0) this.#subscriptions.delete(name);
    }
  }

  #parse(name: string): Stream | null {
    const stream = parseStream(name);
    return stream !== null && "symbol" in stream && !this.#quotes.market.pairs.has(stream.symbol) ? null : stream;
  }

  /** Answers whether anybody listens. */
  #burst(second: number, now: number): boolean {
    if (this.#subscriptions.size === 0) return false;
    if (this.paused) return true;
    const changed = new Map<string, MiniTicker | null>();
    const news = (symbol: string): MiniTicker | null => {
      const known = changed.get(symbol);
      if (known !== undefined) return known;
      const payload = this.#changed(symbol, now);
      changed.set(symbol, payload);
      return payload;
    };
    for (const [name, { stream }] of this.#subscriptions) {
      if (stream?.kind === "miniTicker") {
        const payload = news(stream.symbol);
        if (payload !== null) this.#publish(name, payload);
      } else if (stream?.kind === "kline") this.#tellCandle(name, stream, second, now);
      else if (stream?.kind === "allMiniTickers") {
        const all = [...this.#quotes.market.pairs.keys()].map(news);
        const missing = (symbol: string) => this.#faults.take("binance-ws", ["missing-symbol"], symbol) !== undefined;
        this.#publishAll(all.filter((payload) => payload !== null).filter(({ s }) => !missing(s)));
      }
    }
    return true;
  }

  /** The first frame of a new candle's time is the last one of the old candle; others go out every other second. */
  #tellCandle(name: string, { symbol, interval }: Extract<Stream, { kind: "kline" }>, second: number, now: number) {
    const pair = this.#quotes.market.pair(symbol);
    const time = second * 1000;
    const open = openOf(interval, time);
    const closed = open === time;
    if (!closed && second % 2 !== 0) return;
    const told = closed ? shiftOpen(interval, open, -1) : open;
    this.#publish(name, klineEvent(this.#quotes, pair, interval, told, closed ? now : Math.max(time, now), closed));
  }

  #changed(symbol: string, now: number): MiniTicker | null {
    const payload = miniTicker(this.#quotes, this.#quotes.market.pair(symbol), now);
    const words = `${payload.c} ${payload.v}`;
    if (this.#said.get(symbol) === words) return null;
    this.#said.set(symbol, words);
    return payload;
  }

  #publish(name: string, payload: MiniTicker | ReturnType<typeof klineEvent>): void {
    const listeners = this.#subscriptions.get(name)?.connections;
    if (listeners === undefined || this.#faults.find("binance-ws", ["hang"]) !== undefined) return;
    for (const frame of disturb(this.#faults, name, payload)) this.#send(listeners, frame);
  }

  #publishAll(payloads: MiniTicker[]): void {
    const name = "!miniTicker@arr";
    const listeners = this.#subscriptions.get(name)?.connections;
    if (listeners === undefined || payloads.length === 0) return;
    this.#send(listeners, { stream: name, payload: payloads });
  }

  #send(connections: Iterable<Connection>, frame: Frame): void {
    const data = "raw" in frame ? frame.raw : JSON.stringify(frame.payload);
    const wrapped = "raw" in frame ? frame.raw : `{"stream":${JSON.stringify(frame.stream)},"data":${data}}`;
    for (const connection of connections) {
      this.counters.frames += 1;
      connection.send(connection.combined ? wrapped : data);
    }
  }
}

function handshake(path: string, query: URLSearchParams): { combined: boolean; streams: string[] } | null {
  const combined = path === "/stream";
  if (!combined && path !== "/ws" && !path.startsWith("/ws/")) return null;
  const names = combined ? (query.get("streams") ?? "") : path.slice("/ws/".length).replaceAll("%40", "@");
  const streams = names.split("/").filter((name) => name !== "");
  return streams.length > MOST_STREAMS ? null : { combined, streams };
}
