import type { HostState } from "../../domain/market/host-health.ts";
import { HOST_RULES, HostHealth } from "../../domain/market/host-health.ts";
import type { Pair, Pairs } from "../../domain/market/pair.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { SourceDetails } from "../../domain/market/venue-report.ts";
import { log } from "../../platform/log.ts";
import type { VenueApi, VenueMessage } from "../../providers/venue-api.ts";
import { openVenueSocket } from "../../providers/venue-socket.ts";
import type { ConnectionTimings, Taken } from "./venue-connection.ts";
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
  readonly #odd = { unknown_symbol: 0, malformed_message: 0, control_error: 0 };
  /** Named by us and not known there. */
  readonly #unwanted = new Set<string>();
  #pairs: Pairs = new Map();
  /** Answers to come to what the newest connection was asked. */
  #owed = 0;

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
      isOwed: () => this.#owed > 0,
      open: (host, onFrame, onEnd) => {
        const { url, say, owed } = api.opening(host, this.#symbols());
        this.#owed = owed;
        return openVenueSocket({ url, say, openTimeoutMs: OPEN_TIMEOUT_MS, onFrame, onEnd });
      },
      take: (frame, serves) => this.#take(frame, serves),
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

  #take(frame: unknown, serves: boolean): Taken {
    const message = this.#deps.api.read(frame, this.#pairs);
    const believed = this.#weigh(message, serves);
    return { believed, ends: message.kind === "shutdown" };
  }

  /** True when a tick of it was believed. */
  #weigh(message: VenueMessage, serves: boolean): boolean {
    if (message.kind === "ticks") {
      this.#odd.unknown_symbol += message.unknown;
      this.#odd.malformed_message += message.malformed;
      return message.ticks.length > 0 && this.#deps.heard(message.ticks);
    }
    if (message.kind === "accepted" || message.kind === "refused") this.#owed = Math.max(0, this.#owed - 1);
    if (message.kind === "beat" && serves) this.#deps.beat();
    if (message.kind === "malformed") this.#odd.malformed_message += 1;
    if (message.kind === "refused") this.#refused(message.error, message.symbol);
    return false;
  }

  #refused(error: string, symbol: string | null): void {
    this.#odd.control_error += 1;
    log("error", "venue", { venue: this.#deps.api.venue, step: "control", error: error.slice(0, 200), symbol });
    if (symbol === null || this.#unwanted.has(symbol) || !this.#pairs.has(symbol)) return;
    this.#unwanted.add(symbol);
    const { again } = this.#deps.api;
    if (again === undefined) return;
    this.#owed += 1;
    this.#connection.say(again(this.#symbols()));
  }

  /** A venue that says nothing of a pair until it trades is asked what it was. */
  async #readLastPrices(): Promise<void> {
    const { api, now, random, heard, ready } = this.#deps;
    if (api.lastPrices === undefined) return;
    for (let host = this.#restHealth.pick(now()); host !== null; host = this.#restHealth.pick(now())) {
      const answer = await api.lastPrices(host, this.#pairs, OPEN_TIMEOUT_MS, (ticks) => {
        heard(ticks);
        ready();
      });
      if (answer.ok) {
        this.#restHealth.serves(host, now());
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
