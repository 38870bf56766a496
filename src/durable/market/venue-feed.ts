import type { HostState } from "../../domain/market/host-health.ts";
import { HOST_RULES, HostHealth } from "../../domain/market/host-health.ts";
import type { Pair, Pairs } from "../../domain/market/pair.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { Sequel } from "../../domain/market/subscription.ts";
import { Subscription } from "../../domain/market/subscription.ts";
import type { SourceDetails } from "../../domain/market/venue-report.ts";
import { log } from "../../platform/log.ts";
import type { VenueApi, VenueMessage } from "../../providers/venue-api.ts";
import { openVenueSocket } from "../../providers/venue-socket.ts";
import type { ConnectionTimings, Sender, Taken } from "./venue-connection.ts";
import { VenueConnection } from "./venue-connection.ts";

export interface VenueTimings extends ConnectionTimings {
  /** How long a connection may bring frames and no tick that is believed. */
  readonly ticklessMs: number;
}

export interface VenueFeedDeps {
  readonly api: VenueApi;
  readonly streamBases: readonly string[];
  readonly restBases: readonly string[];
  readonly timings: VenueTimings;
  /** What was learnt of the hosts in an earlier life. */
  readonly known: readonly HostState[];
  /** Judges ticks; true when one was believed. */
  readonly heard: (ticks: readonly Tick[]) => boolean;
  readonly beat: () => void;
  /** Its connection stood and told nothing. */
  readonly failed: () => void;
  /** The first prices that it was asked for are in, those of the largest coins, or cannot be had. */
  readonly ready: () => void;
  /** A host is to rest for longer than a moment: worth remembering. */
  readonly rests: () => void;
  readonly now: () => number;
  readonly random: () => number;
}

const OPEN_TIMEOUT_MS = 8_000;
/** Of so few pairs it may be true that nobody trades them for a while. */
const FEW_PAIRS = 20;
const FEW_PATIENCE_MS = 60_000;

/** One venue as the feed sees it: its pairs, its connection and the health of its hosts; what is odd is counted. */
export class VenueFeed {
  readonly #deps: VenueFeedDeps;
  readonly #health: HostHealth;
  readonly #restHealth: HostHealth;
  readonly #connection: VenueConnection;
  readonly #odd = { unknown_symbol: 0, malformed_message: 0, control_error: 0, unknown_pair: 0 };
  /** Named by us and not known there. */
  readonly #unwanted = new Set<string>();
  #pairs: Pairs = new Map();
  /** What the newest connection was asked, and when it last answered. */
  #subscription = new Subscription();
  #answeredAt = 0;

  constructor(deps: VenueFeedDeps) {
    this.#deps = deps;
    const { api, timings, now, random } = deps;
    this.#health = new HostHealth(deps.streamBases, HOST_RULES, deps.known);
    this.#restHealth = new HostHealth(deps.restBases, HOST_RULES, deps.known);
    this.#connection = new VenueConnection(this.#health, {
      name: api.venue,
      timings,
      patienceMs: () =>
        this.#pairs.size < FEW_PAIRS ? Math.max(FEW_PATIENCE_MS, timings.ticklessMs) : timings.ticklessMs,
      owedSince: () => (this.#subscription.isOwed() ? this.#answeredAt : null),
      open: (host, onFrame, onEnd) => {
        const { url, say, asked } = api.opening(host, this.#symbols());
        this.#subscription = new Subscription(asked);
        this.#answeredAt = now();
        return openVenueSocket({ url, say, openTimeoutMs: OPEN_TIMEOUT_MS, onFrame, onEnd });
      },
      take: (frame, from) => this.#take(frame, from),
      opened: () => void this.#readLastPrices(),
      failed: deps.failed,
      refused: ({ kind }) => {
        if (kind !== "failed") deps.rests();
      },
      now,
      random,
    });
  }

  /** The pairs to listen to from now on. Without any there is no connection. */
  listen(pairs: readonly Pair[]): void {
    const isSame =
      pairs.length === this.#pairs.size && pairs.every((pair) => isEqual(this.#pairs.get(pair.symbol), pair));
    if (isSame) return;
    this.#pairs = new Map(pairs.map((pair) => [pair.symbol, pair]));
    this.#unwanted.clear();
    if (pairs.length > 0) this.#connection.renew();
  }

  watch(): void {
    if (this.#pairs.size > 0) this.#connection.watch();
  }

  /** What was learnt of the hosts, to be kept for the next life. */
  hosts(): readonly HostState[] {
    return [...this.#health.states(), ...this.#restHealth.states()];
  }

  status() {
    return {
      pairs: this.#pairs.size,
      connection: this.#connection.status(),
      hosts: this.#health.states(),
      restHosts: this.#restHealth.states(),
      odd: { ...this.#odd },
    };
  }

  details(): SourceDetails {
    const { pairs, connection, hosts, restHosts, odd } = this.status();
    return { kind: "stream", ...connection, pairs, hosts: [...hosts, ...restHosts], odd };
  }

  #symbols(): readonly string[] {
    return [...this.#pairs.keys()].filter((symbol) => !this.#unwanted.has(symbol));
  }

  #take(frame: unknown, from: Sender): Taken {
    const message = this.#deps.api.read(frame, this.#pairs);
    const believed = this.#weigh(message, from);
    return { believed, ends: message.kind === "shutdown" };
  }

  /** True when a tick of it was believed. */
  #weigh(message: VenueMessage, { serves, isReplaced }: Sender): boolean {
    if (message.kind === "ticks") {
      this.#odd.unknown_symbol += message.unknown;
      this.#odd.malformed_message += message.malformed;
      return message.ticks.length > 0 && this.#deps.heard(message.ticks);
    }
    if (message.kind === "beat" && serves) this.#deps.beat();
    if (message.kind === "malformed") this.#odd.malformed_message += 1;
    // What an old connection still answers was not asked of the new one.
    if (isReplaced) return false;
    if (message.kind === "accepted") this.#answered(this.#subscription.accepted());
    if (message.kind === "refused") this.#refused(message.error, message.symbol);
    return false;
  }

  #refused(error: string, symbol: string | null): void {
    const { api } = this.#deps;
    this.#odd.control_error += 1;
    log("error", "venue", { venue: api.venue, step: "control", error: error.slice(0, 200), symbol });
    this.#answered(this.#subscription.refused(symbol, api.ask !== undefined));
  }

  #answered({ unknown, again }: Sequel): void {
    this.#answeredAt = this.#deps.now();
    this.#leaveOut(unknown);
    const { ask } = this.#deps.api;
    if (ask !== undefined) this.#connection.say(again.map((symbols) => ask(symbols)));
  }

  /** What the venue does not know is not asked for again in this life, unless the list of pairs is another. */
  #leaveOut(symbols: readonly string[]): void {
    for (const symbol of symbols) {
      if (this.#unwanted.has(symbol) || !this.#pairs.has(symbol)) continue;
      this.#unwanted.add(symbol);
      this.#odd.unknown_pair += 1;
      log("error", "venue", { venue: this.#deps.api.venue, step: "unknown pair", symbol });
    }
  }

  /** A venue that says nothing of a pair until it trades is asked what it was. */
  async #readLastPrices(): Promise<void> {
    const { api, now, random, heard, ready } = this.#deps;
    if (api.lastPrices === undefined) return;
    for (let host = this.#restHealth.pick(now()); host !== null; host = this.#restHealth.pick(now())) {
      const known = new Map([...this.#pairs].filter(([symbol]) => !this.#unwanted.has(symbol)));
      const answer = await api.lastPrices(host, known, OPEN_TIMEOUT_MS, (ticks) => {
        heard(ticks);
        ready();
      });
      if (answer.ok) {
        this.#restHealth.serves(host, now());
        this.#leaveOut(answer.value.unknown);
        break;
      }
      this.#restHealth.refused(host, answer.refusal, now(), random());
      log("warn", "venue", { venue: api.venue, step: "last prices", host, ...answer.refusal });
      if (answer.refusal.kind !== "failed") this.#deps.rests();
    }
    ready();
  }
}

const isEqual = (a: Pair | undefined, b: Pair): boolean => a?.asset === b.asset && a.quote === b.quote;
