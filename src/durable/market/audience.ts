import type { AssetId } from "../../domain/ids.ts";
import type { ConflationRules } from "../../domain/market/conflation.ts";
import { Conflation } from "../../domain/market/conflation.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import type { RelayBoard } from "../../domain/market/relay-board.ts";

interface Member {
  readonly wanted: ReadonlySet<AssetId>;
  deliver(frame: PriceFrame): void;
  /** `null`: a snapshot is owed, as soon as there is a board. */
  conflation: Conflation | null;
}

/** All who get frames from a relay, each at its own pace and with its own coins. One timer for all of them. */
export class Audience<Key> {
  readonly #members = new Map<Key, Member>();
  readonly #board: RelayBoard;
  readonly #rules: ConflationRules;
  #timer: number | null = null;

  constructor(board: RelayBoard, rules: ConflationRules) {
    this.#board = board;
    this.#rules = rules;
  }

  get size(): number {
    return this.#members.size;
  }

  has(key: Key): boolean {
    return this.#members.has(key);
  }

  /** From now on; a second call replaces the first. */
  admit(key: Key, wanted: readonly AssetId[], deliver: (frame: PriceFrame) => void): void {
    this.#members.set(key, { wanted: new Set(wanted), deliver, conflation: null });
    this.pump();
  }

  /** The receiver has a new socket: it starts from a snapshot. */
  restart(key: Key): void {
    const member = this.#members.get(key);
    if (member === undefined) return;
    member.conflation = null;
    this.pump();
  }

  dismiss(key: Key): void {
    this.#members.delete(key);
  }

  changed(assets: readonly AssetId[]): void {
    for (const { wanted, conflation } of this.#members.values()) {
      if (conflation === null) continue;
      for (const asset of assets) if (wanted.has(asset)) conflation.note(asset);
    }
    this.pump();
  }

  /** Sends what is due, and comes back when the next is. */
  pump(): void {
    if (!this.#board.known) return;
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    for (const member of this.#members.values()) {
      if (member.conflation === null) {
        member.conflation = new Conflation(this.#rules, now);
        member.deliver(this.#board.frame("snapshot", member.wanted));
      } else if (member.conflation.dueAt() <= now) {
        member.deliver(this.#board.frame("changes", member.conflation.take(now)));
      }
      next = Math.min(next, member.conflation.dueAt());
    }
    clearTimeout(this.#timer);
    this.#timer = Number.isFinite(next) ? setTimeout(() => this.pump(), Math.max(1, next - now)) : null;
  }
}
