import { DurableObject } from "cloudflare:workers";
import type { AssetId, PortfolioId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import type { Outcome } from "../../platform/problem.ts";

/** Carries the whole board; dials the portfolios that have viewers, serves browsers that only watch prices. */
export class PriceRelay extends DurableObject<Env> {
  /**
   * From now on the portfolio gets frames of these assets; answers with their prices. A second call replaces the first.
   * Refused with OVERLOADED when the relay holds as many portfolios as it may.
   */
  async subscribe(_portfolioId: PortfolioId, _assets: readonly AssetId[]): Promise<Outcome<PriceFrame>> {
    throw new Error("not built yet");
  }

  async unsubscribe(_portfolioId: PortfolioId): Promise<void> {}

  /** Prices of the named assets, or of all. */
  async prices(_assets: readonly AssetId[] | null): Promise<PriceFrame> {
    throw new Error("not built yet");
  }
}
