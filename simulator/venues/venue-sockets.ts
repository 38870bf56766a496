import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type RawData } from "ws";
import { Bell } from "../binance/bell.ts";
import { onTheWire, REFUSALS } from "../binance/refusals.ts";
import type { Faults } from "../control/faults.ts";
import type { Pair } from "../market/market.ts";
import { Client } from "./client.ts";
import { disturb } from "./disturb.ts";
import type { Venue } from "./venue.ts";

const SHUTDOWN_GRACE = 1000;
const NOT_FOUND = { status: 404, headers: { "content-type": "text/plain" }, body: "Not Found" };

/** The sockets of an exchange with heartbeats: who listens to what, and what goes out each second. */
export class VenueSockets {
  paused = false;
  readonly counters = { handshakes: 0, refused: 0, frames: 0 };
  readonly #venue: Venue;
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #clients = new Set<Client>();
  readonly #bell: Bell;
  /** What was last said of each pair: only what changed is said again. */
  readonly #said = new Map<string, number>();

  constructor(venue: Venue, faults: Faults, now: () => number) {
    this.#venue = venue;
    this.#faults = faults;
    this.#now = now;
    this.#bell = new Bell(now, (second, at) => this.#burst(second, at));
  }

  /** Takes a handshake; `path` begins after the exchange's own prefix. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, path: string): void {
    this.counters.handshakes += 1;
    const { target, refusal } = this.#venue;
    const fault = this.#faults.take(target, [...REFUSALS, "drop"]);
    if (fault?.fault === "drop") return void socket.destroy();
    if (fault !== undefined || path !== this.#venue.path) {
      this.counters.refused += 1;
      socket.end(onTheWire(fault === undefined ? NOT_FOUND : refusal(fault, this.#now())));
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (accepted) => {
      const client = new Client(accepted, () => this.#silent());
      this.#clients.add(client);
      const { greeting, hear, subscribeWithin } = this.#venue;
      for (const frame of greeting()) this.#send(client, frame);
      const late =
        subscribeWithin === undefined ? undefined : setTimeout(() => this.#sendAway(client), subscribeWithin);
      accepted.on("message", (data: RawData) => {
        if (this.#silent()) return;
        const now = this.#now();
        const ticker = (name: string) => this.#tellOne(client, name, now);
        const unreasoned = this.#faults.find(target, ["no-reason"]) !== undefined;
        hear({ client, text: (data as Buffer).toString("utf8"), now, ticker, unreasoned });
      });
      accepted.on("error", () => accepted.terminate());
      accepted.on("close", () => {
        clearTimeout(late);
        this.#clients.delete(client);
      });
      this.#bell.start();
    });
  }

  /** Tells a pair's price at once to all who listen for it. */
  tell(pair: Pair, now: number): void {
    const name = [...this.#venue.listings].find(([, listed]) => listed === pair)?.[0];
    if (name === undefined || this.#silent() || this.#beatsOnly()) return;
    const listeners = [...this.#clients].filter((client) => this.#listens(client, name));
    if (listeners.length === 0) return;
    for (const frame of this.#frames(name, pair, now)) for (const client of listeners) this.#send(client, frame);
  }

  dropAll(): void {
    for (const client of this.#clients) client.cut();
  }

  /** Announces that the server goes away, where the exchange does so, and goes. */
  shutDown(): void {
    const leaving = [...this.#clients];
    const words = this.#venue.farewell();
    for (const client of leaving) for (const frame of words) this.#send(client, frame);
    setTimeout(() => {
      for (const client of leaving) client.close(1001, "Going away");
    }, SHUTDOWN_GRACE).unref();
  }

  close(): void {
    this.#bell.stop();
    this.dropAll();
    this.#server.close();
  }

  state() {
    const subscriptions: Record<string, number> = {};
    for (const { channels } of this.#clients) {
      for (const [channel, names] of channels) {
        for (const name of names) subscriptions[`${channel}:${name}`] = (subscriptions[`${channel}:${name}`] ?? 0) + 1;
      }
    }
    return { connections: this.#clients.size, subscriptions, paused: this.paused, ...this.counters };
  }

  #silent(): boolean {
    return this.#faults.find(this.#venue.target, ["hang"]) !== undefined;
  }

  #beatsOnly(): boolean {
    return this.#faults.find(this.#venue.target, ["heartbeat-only"]) !== undefined;
  }

  #listens(client: Client, name: string): boolean {
    return this.#venue.tickers.some((channel) => client.listensTo(channel, name));
  }

  #sendAway(client: Client): void {
    if (client.channels.size === 0) client.close(1008, "Subscribe within 5 seconds");
  }

  /** Answers whether anybody is there. */
  #burst(second: number, now: number): boolean {
    if (this.#clients.size === 0) return false;
    if (this.#silent()) return true;
    const { target, due, heartbeats, listings } = this.#venue;
    if (!this.paused && this.#faults.take(target, ["heartbeat-only"]) === undefined) {
      const frames = new Map<string, string[]>();
      for (const channel of due(second)) {
        for (const client of this.#clients) {
          for (const name of client.channels.get(channel) ?? []) {
            const pair = listings.get(name);
            if (pair === undefined) continue;
            const known = frames.get(name) ?? (this.#changed(name, pair, now) ? this.#frames(name, pair, now) : []);
            frames.set(name, known);
            for (const frame of known) this.#send(client, frame);
          }
        }
      }
    }
    for (const client of this.#clients) for (const frame of heartbeats(client, now)) this.#send(client, frame);
    return true;
  }

  #changed(name: string, pair: Pair, now: number): boolean {
    const volume = this.#venue.volume(pair, now);
    if (this.#said.get(name) === volume) return false;
    this.#said.set(name, volume);
    return true;
  }

  #frames(name: string, pair: Pair, now: number): string[] {
    const { target, ticker } = this.#venue;
    return disturb(this.#faults, target, pair, (wrong) => ticker({ pair, name, now, wrong, update: true }));
  }

  /** What a new listener hears first. */
  #tellOne(client: Client, name: string, now: number): void {
    const pair = this.#venue.listings.get(name);
    if (pair === undefined || this.#beatsOnly()) return;
    this.#send(client, this.#venue.ticker({ pair, name, now, wrong: {}, update: false }));
  }

  #send(client: Client, frame: string): void {
    this.counters.frames += 1;
    client.send(frame);
  }
}
