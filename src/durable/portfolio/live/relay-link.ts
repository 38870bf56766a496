import type { AssetId, PortfolioId } from "../../../domain/ids.ts";
import type { PriceFrame } from "../../../domain/market/price.ts";
import { withDeadline } from "../../../platform/deadline.ts";
import { errorFields, log } from "../../../platform/log.ts";
import type { Outcome } from "../../../platform/problem.ts";
import { unwrap } from "../../../platform/problem.ts";

/** What a portfolio asks of its relay. */
export interface RelayCalls {
  subscribe(id: PortfolioId, assets: readonly AssetId[]): Promise<Outcome<PriceFrame>>;
  unsubscribe(id: PortfolioId): Promise<void>;
  prices(assets: readonly AssetId[] | null): Promise<PriceFrame>;
}

export interface RelayLinkDeps {
  readonly portfolioId: PortfolioId;
  /** A fresh stub at each call: one that threw stays broken. */
  readonly relay: () => RelayCalls;
  /** The relay's answer to a subscription: prices of all that was named. */
  readonly answered: (frame: PriceFrame) => void;
  readonly pause: (ms: number) => Promise<void>;
}

/** Pauses between attempts. After the last it gives up until somebody asks again: a viewer does after 10 s without a frame. */
const PAUSES_MS = [250, 1_000, 4_000];
const DEADLINE_MS = 5_000;

/**
 * Keeps the relay's idea of this portfolio as it should be. Wishes may come faster than calls return; calls go one after the
 * other and the last wish wins, so that a viewer who leaves while another joins cannot end the other's prices.
 */
export class RelayLink {
  readonly #deps: RelayLinkDeps;
  /** `null`: no frames, please. */
  #wanted: readonly AssetId[] | null = null;
  /** What the relay was last told; `undefined` where nobody knows. */
  #told: readonly AssetId[] | null | undefined = undefined;
  #running: Promise<void> | null = null;

  constructor(deps: RelayLinkDeps) {
    this.#deps = deps;
  }

  /** Settles when the relay follows or the attempts are used up; never rejects. */
  follow(assets: readonly AssetId[]): Promise<void> {
    this.#wanted = assets;
    return this.#reconcile();
  }

  release(): Promise<void> {
    this.#wanted = null;
    return this.#reconcile();
  }

  isFollowing(assets: readonly AssetId[]): boolean {
    return this.#told === assets;
  }

  /** The relay may have forgotten: tell it again. A call that is under way does that. */
  doubt(): void {
    if (this.#running === null) this.#told = undefined;
  }

  #reconcile(): Promise<void> {
    return (this.#running ??= this.#run());
  }

  async #run(): Promise<void> {
    try {
      for (let attempt = 0; this.#wanted !== this.#told;) {
        const wish = this.#wanted;
        try {
          await this.#tell(wish);
          this.#told = wish;
          attempt = 0;
        } catch (error) {
          this.#told = undefined;
          log("warn", "relay_not_told", { portfolioId: this.#deps.portfolioId, attempt, ...errorFields(error) });
          const pause = PAUSES_MS[attempt++];
          if (pause === undefined) return;
          await this.#deps.pause(pause);
        }
      }
    } finally {
      this.#running = null;
    }
  }

  async #tell(assets: readonly AssetId[] | null): Promise<void> {
    const { portfolioId, relay, answered } = this.#deps;
    if (assets === null) return withDeadline(DEADLINE_MS, () => relay().unsubscribe(portfolioId));
    answered(unwrap(await withDeadline(DEADLINE_MS, () => relay().subscribe(portfolioId, assets))));
  }
}
