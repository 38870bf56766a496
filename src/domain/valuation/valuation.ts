import type { AssetId } from "../ids.ts";
import type { Amount, SignedAmount } from "../money/amount.ts";

/** A price as a person sees it: converted to the base currency, with where it comes from and how old it is. */
export interface QuotedPrice {
  readonly price: Amount;
  readonly source: string;
  /** ISO 8601 UTC. */
  readonly asOf: string;
  readonly ageMs: number;
  /** The venue has been silent; not merely a quiet coin. */
  readonly stale: boolean;
  /** The quote was a stablecoin taken at its peg because its own rate is not known. */
  readonly assumedPeg: boolean;
  readonly simulated: boolean;
}

export interface HoldingValue {
  readonly asset: AssetId;
  /** Tracked money may be owed: below zero. So may then be all that follows from it. */
  readonly quantity: SignedAmount;
  /** `null`: a part of it is not known. */
  readonly cost: SignedAmount | null;
  readonly averageCost: Amount | null;
  /** `null` when nothing has a price for it. Unknown is never 0. */
  readonly price: QuotedPrice | null;
  readonly value: SignedAmount | null;
  readonly unrealised: SignedAmount | null;
}

export interface ValuationTotals {
  /** What has a price, added up; `null` only when nothing has one. */
  readonly value: SignedAmount | null;
  /** Of all whose cost is known. */
  readonly cost: SignedAmount;
  readonly unrealised: SignedAmount | null;
  readonly realised: SignedAmount;
  /** False when a holding has no price; `unpriced` names it. */
  readonly complete: boolean;
  readonly unpriced: readonly AssetId[];
  /** Money of which more was spent than was there. */
  readonly overdrawn: readonly AssetId[];
  readonly stale: boolean;
}

export interface Valuation {
  /** Version of the ledger that was valued. */
  readonly version: number;
  readonly base: AssetId;
  readonly asOf: string;
  readonly simulated: boolean;
  readonly totals: ValuationTotals;
  readonly holdings: readonly HoldingValue[];
}

/** Frames of `GET /api/v1/portfolios/{id}/live`. A viewer that misses a `seq` asks for a snapshot. */
export type ValuationFrame =
  | ({ readonly type: "snapshot"; readonly seq: number } & Valuation)
  /** Totals whole, holdings only those that changed, `removed` those that are no longer held. */
  | ({ readonly type: "delta"; readonly seq: number; readonly removed: readonly AssetId[] } & Valuation);

/** All that a viewer may say. */
export interface ViewerMessage {
  readonly type: "snapshot";
}
