import type { AssetId } from "../../domain/ids.ts";
import { Board } from "../../domain/market/board.ts";
import { HOST_RULES, HostHealth } from "../../domain/market/host-health.ts";
import type { Freshness, PriceFrame, PriceMap, Tick } from "../../domain/market/price.ts";
import { fresher, STALE_AFTER_MS } from "../../domain/market/price.ts";
import { ASK_FOR_SNAPSHOT } from "../../domain/market/relay-protocol.ts";
import { gateRules } from "../../domain/market/tick-gate.ts";
import type { BinanceVenue } from "./binance-venue.ts";
import type { FeedStore } from "./feed-store.ts";
import { Links } from "./links.ts";
import type { ConnectionTimings } from "./venue-connection.ts";
import { VenueConnection } from "./venue-connection.ts";

export interface FeedTimings extends ConnectionTimings {
  /** Changes that come within this long go out together: a venue sends its coins in bursts. */
  readonly batchMs: number;
  /** The longest silence towards relays. */
  readonly heartbeatMs: number;
  /** The board is written at most this often. */
  readonly persistMs: number;
  /** A new board is kept back for this long, so that relays do not show its first coin as all there is. */
  readonly openingMs: number;
}

export const FEED_TIMINGS: FeedTimings = {
  silenceMs: 5_000,
  plannedMs: 85_800_000,
  attemptMs: 20_000,
  batchMs: 10,
  heartbeatMs: 2_500,
  persistMs: 10_000,
  openingMs: 1_500,
};

export interface FeedDeps {
  readonly store: FeedStore;
  readonly venue: BinanceVenue;
  readonly streamBases: readonly string[];
  readonly maxMove: number;
  readonly timings: FeedTimings;
  readonly dialRelay: (name: string) => Promise<Response>;
  readonly now: () => number;
  readonly random: () => number;
}

/** One life of the feed, from its start to its eviction: venue → gate → board → relays. */
export class FeedLife {
  readonly #deps: FeedDeps;
  readonly #startedAt: number;
  readonly #epoch: number;
  readonly #board: Board;
  readonly #health: HostHealth;
  readonly #connection: VenueConnection;
  readonly #relays: Links;
  readonly #changed = new Set<AssetId>();
  #seq = 0;
  #freshUntil: Freshness;
  #flush: number | null = null;
  #sentAt = 0;
  #savedAt = 0;
  #unsaved = false;
  #keptBack: boolean;

  constructor(deps: FeedDeps) {
    this.#deps = deps;
    this.#startedAt = deps.now();
    const stored = deps.store.board();
    // Grows with every life, also when the clock was set back.
    this.#epoch = Math.max((stored?.epoch ?? 0) + 1, this.#startedAt);
    this.#freshUntil = stored?.freshUntil ?? {};
    this.#board = new Board(gateRules(deps.maxMove), stored?.prices);
    this.#keptBack = Object.keys(this.#board.prices()).length === 0;
    this.#save();
    // That row holds the epoch; the first prices of this life are not to wait for the next.
    this.#savedAt = 0;
    this.#health = new HostHealth(deps.streamBases, HOST_RULES);
    this.#connection = new VenueConnection(this.#health, {
      timings: deps.timings,
      open: (host, onMessage, onEnd) => deps.venue.open(host, { onMessage, onEnd }),
      take: (message) => this.#apply(deps.venue.ticksOf(message)),
      now: deps.now,
      random: deps.random,
    });
    this.#relays = new Links({
      dial: deps.dialRelay,
      opened: (name) => this.#sendSnapshot(name),
      heard: (name, data) => {
        if (data === ASK_FOR_SNAPSHOT) this.#sendSnapshot(name);
      },
      unwanted: (name) => deps.store.removeRelay(name),
      random: deps.random,
    });
  }

  begin(): void {
    for (const name of this.#deps.store.relays()) this.#relays.dial(name);
    setInterval(() => this.#beat(), this.#deps.timings.heartbeatMs);
    this.watch();
    const opened = this.#deps.venue.openingTicks().then((ticks) => void this.#apply(ticks));
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, this.#deps.timings.openingMs);
    });
    void Promise.race([opened, late]).then(() => this.#release());
  }

  /** What the alarm and cron look after. */
  watch(): void {
    this.#connection.watch();
    this.#relays.watch();
  }

  attach(name: string): void {
    this.#deps.store.addRelay(name);
    this.#relays.dial(name);
  }

  status() {
    return {
      epoch: this.#epoch,
      seq: this.#seq,
      startedAt: this.#startedAt,
      freshUntil: this.#freshUntil,
      connection: this.#connection.status(),
      hosts: this.#health.states(),
      counters: { ...this.#board.counters(), ...this.#deps.venue.counters() },
      coins: Object.keys(this.#board.prices()).length,
      relays: this.#relays.keys().map((name) => ({ name, open: this.#relays.isOpen(name) })),
      rowsWritten: this.#deps.store.rowsWritten,
    };
  }

  /** True when one of them was believed. */
  #apply(ticks: readonly Tick[]): boolean {
    const now = this.#deps.now();
    const verdicts = ticks.map((tick) => {
      const verdict = this.#board.apply(tick, now);
      if (verdict.kind === "accepted") this.#changed.add(tick.asset);
      return verdict;
    });
    if (verdicts.every((verdict) => verdict.kind === "refused")) return false;
    this.#freshUntil = fresher(this.#freshUntil, { binance: now + STALE_AFTER_MS });
    if (this.#changed.size > 0) {
      this.#unsaved = true;
      this.#flush ??= setTimeout(() => this.#sendChanges(), this.#deps.timings.batchMs);
    }
    return true;
  }

  #release(): void {
    if (!this.#keptBack) return;
    this.#keptBack = false;
    for (const name of this.#relays.keys()) this.#sendSnapshot(name);
  }

  #sendSnapshot(name: string): void {
    if (!this.#keptBack) this.#relays.send(name, this.#frame("snapshot", this.#board.prices()));
  }

  #sendChanges(): void {
    clearTimeout(this.#flush);
    this.#flush = null;
    if (this.#keptBack) return;
    const prices = this.#board.pick(this.#changed);
    this.#changed.clear();
    this.#sentAt = this.#deps.now();
    const text = this.#frame("changes", prices);
    for (const name of this.#relays.keys()) this.#relays.send(name, text);
    if (this.#unsaved && this.#sentAt - this.#savedAt >= this.#deps.timings.persistMs) this.#save();
  }

  /** Keeps the relays' silence short, so that they can tell a quiet market from a dead feed. */
  #beat(): void {
    if (this.#deps.now() - this.#sentAt >= this.#deps.timings.heartbeatMs) this.#sendChanges();
  }

  #frame(type: PriceFrame["type"], prices: PriceMap): string {
    this.#seq += 1;
    const frame: PriceFrame = { type, epoch: this.#epoch, seq: this.#seq, freshUntil: this.#freshUntil, prices };
    return JSON.stringify(frame);
  }

  #save(): void {
    this.#savedAt = this.#deps.now();
    this.#unsaved = false;
    this.#deps.store.saveBoard({ epoch: this.#epoch, freshUntil: this.#freshUntil, prices: this.#board.prices() });
  }
}
