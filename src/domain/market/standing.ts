export interface StandingRules {
  /** So long without a sign of life and others are shown instead. */
  readonly fitMs: number;
  /** So long, and its prices are stale. */
  readonly staleMs: number;
  /** Who comes back from a failure waits so long before it is preferred again; twice as long each time it fails again soon. */
  readonly settleMs: number;
}

/** A failure within this long of the last return is one more of the same. */
const AGAIN_MS = 60_000;
const MOST_SETTLE_MS = 60_000;

/** How far a source of prices is to be relied upon, by what was heard from it. Lies and garbage are no sign of life. */
export class Standing {
  readonly #rules: StandingRules;
  #tickedAt = 0;
  #beatAt = 0;
  #returnedAt = 0;
  #settleMs: number;
  #hasFailed = false;

  constructor(rules: StandingRules) {
    this.#rules = rules;
    this.#settleMs = rules.settleMs;
  }

  /** A tick of it was believed. */
  ticked(now: number): void {
    // At its very first nothing was shown that this could interrupt.
    if (this.#tickedAt > 0 && !this.isFit(now)) this.#return(now);
    this.#tickedAt = now;
    this.#hasFailed = false;
  }

  /** It said that it is there, and its last tick is not so long ago that this would be all that it says. */
  beat(now: number): void {
    this.#beatAt = now;
  }

  /** Its connection was given up: what it said last counts for nothing until it says more. */
  fail(): void {
    this.#hasFailed = true;
  }

  get tickedAt(): number {
    return this.#tickedAt;
  }

  isFit(now: number): boolean {
    return this.#tickedAt > 0 && !this.#hasFailed && now - this.#aliveAt() <= this.#rules.fitMs;
  }

  isSettled(now: number): boolean {
    return this.isFit(now) && now - this.#returnedAt >= this.#settleMs;
  }

  /** Until when its prices are not stale; `null` when it was never heard. */
  freshUntil(): number | null {
    return this.#tickedAt === 0 ? null : this.#aliveAt() + this.#rules.staleMs;
  }

  #return(now: number): void {
    const isAgain = this.#returnedAt > 0 && now - this.#returnedAt < AGAIN_MS + this.#settleMs;
    this.#settleMs = isAgain ? Math.min(MOST_SETTLE_MS, 2 * this.#settleMs) : this.#rules.settleMs;
    this.#returnedAt = now;
  }

  #aliveAt(): number {
    return Math.max(this.#tickedAt, this.#beatAt);
  }
}
