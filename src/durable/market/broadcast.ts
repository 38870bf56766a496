import type { AssetId } from "../../domain/ids.ts";
import type { Freshness, PriceFrame, PriceMap } from "../../domain/market/price.ts";
import { ASK_FOR_SNAPSHOT } from "../../domain/market/relay-protocol.ts";
import type { FeedStore } from "./feed-store.ts";
import { Links } from "./links.ts";

export interface BroadcastTimings {
  /** Changes that come within this long go out together: a venue sends its coins in bursts. */
  readonly batchMs: number;
  /** The longest silence towards relays. */
  readonly heartbeatMs: number;
  /** A new board is kept back for this long, so that relays do not show its first coin as all there is. */
  readonly openingMs: number;
}

export interface BroadcastDeps {
  readonly store: FeedStore;
  readonly epoch: number;
  readonly timings: BroadcastTimings;
  /** A board without a price says nothing yet. */
  readonly isEmpty: boolean;
  readonly prices: (assets: Iterable<AssetId> | null) => PriceMap;
  readonly freshUntil: () => Freshness;
  readonly dialRelay: (name: string) => Promise<Response>;
  /** Changes went out. */
  readonly sent: () => void;
  readonly now: () => number;
  readonly random: () => number;
}

/** Tells the relays: the whole board first, then what changed, and at least that there is nothing new. */
export class Broadcast {
  readonly #deps: BroadcastDeps;
  readonly #relays: Links;
  readonly #changed = new Set<AssetId>();
  #seq = 0;
  #flush: number | null = null;
  #sentAt = 0;
  #keptBack: boolean;

  constructor(deps: BroadcastDeps) {
    this.#deps = deps;
    this.#keptBack = deps.isEmpty;
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
    const { store, timings } = this.#deps;
    for (const name of store.relays()) this.#relays.dial(name);
    setInterval(() => this.#beat(), timings.heartbeatMs);
    setTimeout(() => this.release(), timings.openingMs);
  }

  attach(name: string): void {
    this.#deps.store.addRelay(name);
    this.#relays.dial(name);
  }

  watch(): void {
    this.#relays.watch();
  }

  changed(assets: readonly AssetId[]): void {
    for (const asset of assets) this.#changed.add(asset);
    if (this.#changed.size > 0) this.#flush ??= setTimeout(() => this.#sendChanges(), this.#deps.timings.batchMs);
  }

  /** From now on the board is told, whatever is on it. */
  release(): void {
    if (!this.#keptBack) return;
    this.#keptBack = false;
    for (const name of this.#relays.keys()) this.#sendSnapshot(name);
  }

  status() {
    return {
      seq: this.#seq,
      relays: this.#relays.keys().map((name) => ({ name, open: this.#relays.isOpen(name) })),
    };
  }

  #sendSnapshot(name: string): void {
    if (!this.#keptBack) this.#relays.send(name, this.#frame("snapshot", this.#deps.prices(null)));
  }

  #sendChanges(): void {
    clearTimeout(this.#flush);
    this.#flush = null;
    if (this.#keptBack) return;
    const prices = this.#deps.prices(this.#changed);
    this.#changed.clear();
    this.#sentAt = this.#deps.now();
    const text = this.#frame("changes", prices);
    for (const name of this.#relays.keys()) this.#relays.send(name, text);
    this.#deps.sent();
  }

  /** Keeps the relays' silence short, so that they can tell a quiet market from a dead feed. */
  #beat(): void {
    if (this.#deps.now() - this.#sentAt >= this.#deps.timings.heartbeatMs) this.#sendChanges();
  }

  #frame(type: PriceFrame["type"], prices: PriceMap): string {
    this.#seq += 1;
    const { epoch, freshUntil } = this.#deps;
    const frame: PriceFrame = { type, epoch, seq: this.#seq, freshUntil: freshUntil(), prices };
    return JSON.stringify(frame);
  }
}
