import { HOST_RULES, HostHealth } from "../domain/market/host-health.ts";
import { log } from "../platform/log.ts";
import type { KlinesPage, KlinesQuestion } from "../providers/binance/klines.ts";
import { fetchKlines } from "../providers/binance/klines.ts";
import { coreDb } from "../storage/database.ts";
import { hostStates, keepHostStates } from "../storage/queries/venue-hosts.ts";
import type { ServiceContext } from "./context.ts";

export interface RequestLimits {
  readonly requests: number;
  /** For the whole run. */
  readonly ms: number;
  readonly timeoutMs: number;
  /** Of the venue's weight a minute; the rest is left to the feed and to strangers behind the same address. */
  readonly weight: number;
}

export const REQUEST_LIMITS: RequestLimits = { requests: 250, ms: 20_000, timeoutMs: 8_000, weight: 4_500 };

/** `rejected`: this question has no answer; `over`: nothing more is to be asked in this run. */
export type Reply =
  | { readonly kind: "page"; readonly page: KlinesPage }
  | { readonly kind: "rejected" | "failed" | "over" };

const MINUTE_MS = 60_000;
const MOST_WAIT_MS = 2_500;

/** The questions of one run to the venue: host by host by health, within the run's bounds and the venue's own. */
export class VenueRequests {
  readonly #context: ServiceContext;
  readonly #limits: RequestLimits;
  readonly #health: HostHealth;
  readonly #endsAt: number;
  #asked = 0;
  #weight = { minute: 0, used: 0 };
  #changed = false;

  static async open(context: ServiceContext, limits: RequestLimits): Promise<VenueRequests> {
    return new VenueRequests(context, limits, await hostStates(coreDb(context.env)));
  }

  private constructor(context: ServiceContext, limits: RequestLimits, known: Awaited<ReturnType<typeof hostStates>>) {
    this.#context = context;
    this.#limits = limits;
    this.#health = new HostHealth(context.config.binanceRestBases, HOST_RULES, known);
    this.#endsAt = context.clock.now() + limits.ms;
  }

  get asked(): number {
    return this.#asked;
  }

  async klines(question: KlinesQuestion): Promise<Reply> {
    await this.#rest();
    const now = this.#context.clock.now();
    const host = this.#health.pick(now);
    if (host === null || this.#isOver(now)) return { kind: "over" };
    this.#asked += 1;
    const answer = await fetchKlines(host, question, this.#limits.timeoutMs);
    if (answer.kind === "page") {
      this.#count(answer.page.usedWeight);
      return answer;
    }
    if (answer.kind === "rejected") {
      log("warn", "candles", { symbol: question.symbol, rejected: answer.code });
      return { kind: "rejected" };
    }
    const at = this.#context.clock.now();
    // Of several questions that were under way together, the first refusal counts.
    if (this.#health.states().some((state) => state.host === host && state.restsUntil <= at)) {
      this.#health.refused(host, answer.refusal, at, Math.random());
      this.#changed = true;
      log("warn", "candles", { host, ...answer.refusal });
    }
    return { kind: "failed" };
  }

  /** Leaves what was learnt of the hosts to the next run. */
  async close(): Promise<void> {
    if (this.#changed) await keepHostStates(coreDb(this.#context.env), this.#health.states());
  }

  /** Waits for a host whose rest is short: a single failure is no reason to end a run. */
  async #rest(): Promise<void> {
    const wait = this.#health.nextAt() - this.#context.clock.now();
    if (wait <= 0 || wait > MOST_WAIT_MS) return;
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
  }

  #isOver(now: number): boolean {
    const minute = Math.floor(now / MINUTE_MS);
    const tooHeavy = this.#weight.minute === minute && this.#weight.used >= this.#limits.weight;
    return tooHeavy || now >= this.#endsAt || this.#asked >= this.#limits.requests;
  }

  #count(used: number | null): void {
    if (used === null) return;
    this.#weight = { minute: Math.floor(this.#context.clock.now() / MINUTE_MS), used };
  }
}
