import type { AssetId } from "../ids.ts";

export interface ConflationRules {
  /** At most one frame per this long. */
  readonly intervalMs: number;
  /** At least one frame per this long, even an empty one: silence must mean that the sender is gone. */
  readonly keepAliveMs: number;
}

/**
 * Holds back changes for one receiver. The first change after a quiet interval goes at once; later ones wait for the interval's
 * end and go together. It keeps which assets changed, not their prices: what is sent is the board of the moment of sending, so
 * the receiver's last price is the board's.
 */
export class Conflation {
  readonly #rules: ConflationRules;
  readonly #changed = new Set<AssetId>();
  #sentAt: number;

  /** `sentAt`: when the receiver got its snapshot. */
  constructor(rules: ConflationRules, sentAt: number) {
    this.#rules = rules;
    this.#sentAt = sentAt;
  }

  note(asset: AssetId): void {
    this.#changed.add(asset);
  }

  dueAt(): number {
    return this.#sentAt + (this.#changed.size > 0 ? this.#rules.intervalMs : this.#rules.keepAliveMs);
  }

  /** What to send now. The receiver has it from here on. */
  take(now: number): readonly AssetId[] {
    const assets = [...this.#changed];
    this.#changed.clear();
    this.#sentAt = now;
    return assets;
  }
}
