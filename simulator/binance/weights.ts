import { banned, tooMuch, type Refusal } from "./refusals.ts";

export const WEIGHT_LIMIT = 6000;
const MINUTE = 60_000;
/** Refusals that a client may earn within one Retry-After before it counts as not listening. */
const PATIENCE = 5;
const BAN = 120_000;

/** The exchange's accounts of what a client has asked for; here all clients of a world share one address. */
export class Weights {
  #minute = 0;
  #used = 0;
  #waitUntil = 0;
  #ignored = 0;
  #bannedUntil = 0;

  /** Adds a request and answers with the refusal that it meets, if any. */
  add(weight: number, now: number): Refusal | null {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute) this.#used = 0;
    this.#minute = minute;
    this.#used += weight;
    if (now < this.#bannedUntil) return banned(this.#bannedUntil, now);
    return this.#used > WEIGHT_LIMIT ? this.refuse(Math.ceil(((minute + 1) * MINUTE - now) / 1000), now) : null;
  }

  /** Too much was asked: wait, or be banned for asking on. */
  refuse(retryAfter: number, now: number): Refusal {
    if (now >= this.#waitUntil) {
      this.#waitUntil = now + retryAfter * 1000;
      this.#ignored = 0;
    } else this.#ignored += 1;
    if (this.#ignored < PATIENCE) return tooMuch(Math.max(1, Math.ceil((this.#waitUntil - now) / 1000)));
    this.#bannedUntil = now + BAN;
    return banned(this.#bannedUntil, now);
  }

  forgive(): void {
    this.#used = this.#waitUntil = this.#ignored = this.#bannedUntil = 0;
  }

  get headers(): Record<string, string> {
    return { "x-mbx-used-weight": String(this.#used), "x-mbx-used-weight-1m": String(this.#used) };
  }
}
