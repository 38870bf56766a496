import { WebSocket, type RawData } from "ws";
import { answer, type Subscriber } from "./messages.ts";

/** How the exchange treats a connection, in milliseconds. Shortened where a day is too long to wait. */
export interface ConnectionRules {
  pingEvery: number;
  pongWithin: number;
  life: number;
  /** Incoming messages, pings and pongs a second. */
  messagesPerSecond: number;
}

export const CONNECTION_RULES: ConnectionRules = {
  pingEvery: 20_000,
  pongWithin: 60_000,
  life: 24 * 3_600_000,
  messagesPerSecond: 5,
};

interface Surroundings {
  rules: ConnectionRules;
  /** True while the peer plays dead: the connection stands, nothing is read or answered. */
  silent(): boolean;
  subscribed(connection: Connection, streams: string[]): void;
  unsubscribed(connection: Connection, streams: string[]): void;
  closed(connection: Connection): void;
}

/** One client of the market streams. */
export class Connection implements Subscriber {
  readonly streams = new Set<string>();
  combined: boolean;
  readonly #socket: WebSocket;
  readonly #around: Surroundings;
  readonly #timers: NodeJS.Timeout[];
  #arrivals: number[] = [];
  #unanswered: NodeJS.Timeout | null = null;

  constructor(socket: WebSocket, combined: boolean, streams: string[], around: Surroundings) {
    this.#socket = socket;
    this.#around = around;
    this.combined = combined;
    const { rules } = around;
    this.#timers = [
      setInterval(() => this.#ping(), rules.pingEvery),
      setTimeout(() => socket.close(1000, "Connection lifetime reached"), rules.life),
    ];
    socket.on("message", (data) => this.#onMessage(data));
    socket.on("ping", () => this.#countArrival());
    socket.on("pong", () => this.#onPong());
    socket.on("error", () => socket.terminate());
    socket.on("close", () => this.#onClose());
    this.subscribe(streams);
  }

  subscribe(streams: string[]): void {
    for (const stream of streams) this.streams.add(stream);
    this.#around.subscribed(this, streams);
  }

  unsubscribe(streams: string[]): void {
    for (const stream of streams) this.streams.delete(stream);
    this.#around.unsubscribed(this, streams);
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN && !this.#around.silent()) this.#socket.send(text);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Without a closing handshake, as when a cable is cut. */
  cut(): void {
    this.#socket.terminate();
  }

  #onMessage(data: RawData): void {
    if (!this.#countArrival() || this.#around.silent()) return;
    this.send(JSON.stringify(answer(this, (data as Buffer).toString("utf8"))));
  }

  #countArrival(): boolean {
    const now = performance.now();
    this.#arrivals = this.#arrivals.filter((arrival) => now - arrival < 1000);
    this.#arrivals.push(now);
    if (this.#arrivals.length <= this.#around.rules.messagesPerSecond) return true;
    this.#socket.close(1008, "Too many requests");
    return false;
  }

  #ping(): void {
    if (this.#around.silent()) return;
    this.#socket.ping(String(Date.now()));
    this.#unanswered ??= setTimeout(() => this.#socket.terminate(), this.#around.rules.pongWithin);
  }

  #onPong(): void {
    this.#countArrival();
    if (this.#unanswered !== null) clearTimeout(this.#unanswered);
    this.#unanswered = null;
  }

  #onClose(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#unanswered !== null) clearTimeout(this.#unanswered);
    this.#around.closed(this);
  }
}
