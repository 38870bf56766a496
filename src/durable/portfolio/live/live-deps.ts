import type { PortfolioId, UserId } from "../../../domain/ids.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Config } from "../../../platform/config.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { PriceShelf } from "../reads/price-shelf.ts";
import type { RelayCalls } from "./relay-link.ts";

/** What the live valuation needs of the object round it. */
export interface LiveDeps {
  readonly ctx: DurableObjectState;
  readonly portfolioId: PortfolioId;
  readonly relay: () => RelayCalls;
  /** The books as they are now; `null` when there is no such portfolio. */
  readonly ledger: () => Promise<LedgerState | null>;
  /** With all rows. */
  readonly rows: () => Promise<StoredLedger | null>;
  readonly owner: () => Promise<UserId | null>;
  /** For prices that the relay does not have. */
  readonly shelf: PriceShelf;
  /** Whether prices are simulated, and how often the relay sends. Asked for at each use: the constructor must not fail. */
  readonly config: () => Pick<Config, "market" | "frameIntervalMs">;
  readonly clock: Clock;
}
