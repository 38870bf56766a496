import type { AssetId } from "../../domain/ids.ts";
import type { HostState } from "../../domain/market/host-health.ts";
import { HOST_RULES, HostHealth } from "../../domain/market/host-health.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { SourceDetails } from "../../domain/market/venue-report.ts";
import { log } from "../../platform/log.ts";
import type { CoinGecko } from "../../providers/coingecko/ask.ts";
import { fetchSimplePrices, IDS_A_CALL } from "../../providers/coingecko/simple-prices.ts";

export interface AskTimings {
  /** Between two turns. */
  readonly pollMs: number;
  /** A coin that has just lost its venues does not wait for its turn, but no two questions are closer than this. */
  readonly spacingMs: number;
}

export interface LastSourceDeps {
  readonly from: CoinGecko;
  readonly timings: AskTimings;
  readonly known: readonly HostState[];
  /** Coins that no venue serves now. */
  readonly wanted: () => readonly AssetId[];
  readonly heard: (ticks: readonly Tick[]) => void;
  /** A turn went well, whatever it brought. */
  readonly answered: () => void;
  readonly rests: () => void;
  readonly now: () => number;
  readonly random: () => number;
}

const TIMEOUT_MS = 10_000;

/** CoinGecko, asked for the prices of coins that no venue serves; otherwise left alone. */
export class LastSource {
  readonly #deps: LastSourceDeps;
  readonly #health: HostHealth;
  #asked: ReadonlySet<AssetId> = new Set();
  #askedAt = 0;
  #isAsking = false;
  #calls = 0;
  #malformed = 0;

  constructor(deps: LastSourceDeps) {
    this.#deps = deps;
    this.#health = new HostHealth([deps.from.base], HOST_RULES, deps.known);
  }

  /** Asks if it is time to. Called every second. */
  check(): void {
    const { timings, now, wanted } = this.#deps;
    const since = now() - this.#askedAt;
    if (this.#isAsking || since < timings.spacingMs || this.#health.pick(now()) === null) return;
    const coins = wanted();
    const isTurn = since >= timings.pollMs || coins.some((coin) => !this.#asked.has(coin));
    if (coins.length > 0 && isTurn) void this.#ask(coins);
  }

  hosts(): readonly HostState[] {
    return this.#health.states();
  }

  status() {
    const { calls, malformed } = { calls: this.#calls, malformed: this.#malformed };
    return { coins: this.#asked.size, askedAt: this.#askedAt, calls, malformed, hosts: this.#health.states() };
  }

  details(): SourceDetails {
    const { coins, calls, malformed, hosts } = this.status();
    const { base } = this.#deps.from;
    return {
      kind: "rest",
      state: "asked",
      host: base,
      since: null,
      pairs: coins,
      connects: calls,
      hosts,
      odd: { malformed_message: malformed },
    };
  }

  async #ask(coins: readonly AssetId[]): Promise<void> {
    const { from, now, random, heard, answered, rests } = this.#deps;
    this.#isAsking = true;
    this.#askedAt = now();
    this.#asked = new Set(coins);
    try {
      for (let first = 0; first < coins.length; first += IDS_A_CALL) {
        this.#calls += 1;
        const answer = await fetchSimplePrices(from, coins.slice(first, first + IDS_A_CALL), TIMEOUT_MS);
        if (!answer.ok) {
          this.#health.refused(from.base, answer.refusal, now(), random());
          // What it did not answer is asked again as soon as it may be.
          this.#asked = new Set();
          log("warn", "venue", { venue: "coingecko", host: from.base, ...answer.refusal });
          if (answer.refusal.kind !== "failed") rests();
          return;
        }
        this.#malformed += answer.value.malformed;
        heard(answer.value.ticks);
      }
      this.#health.serves(from.base, now());
      answered();
    } finally {
      this.#isAsking = false;
    }
  }
}
