import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { parseAmount } from "../money/amount.ts";

/** How a portfolio's books are kept. Each union lists what `fold` understands so far. */
export interface LedgerSettings {
  /** Which lots a disposal takes. */
  readonly method: "fifo";
  /** `basis`: a buy's fee raises the basis, a sale's lowers the proceeds. */
  readonly feeMode: "basis";
  readonly rankBy: "cost";
  readonly lotScope: "portfolio";
  /** Holding period after which a gain is long; ISO 8601 duration. */
  readonly longAfter: string | null;
  /** `untracked`: money is never a holding; it comes from outside and goes outside. */
  readonly cash: "untracked";
  /** Coins that count as cash besides all currencies. */
  readonly cashAssets: readonly AssetId[];
  readonly rewardBasis: "market";
  readonly giftOut: "carried";
  readonly transferFee: "disposal";
  /** Positions worth less, in the base currency, are left out of rankings. */
  readonly dustBelow: Amount;
}

export const DEFAULT_SETTINGS: LedgerSettings = {
  method: "fifo",
  feeMode: "basis",
  rankBy: "cost",
  lotScope: "portfolio",
  longAfter: "P1Y",
  cash: "untracked",
  cashAssets: [],
  rewardBasis: "market",
  giftOut: "carried",
  transferFee: "disposal",
  dustBelow: parseAmount("0") as Amount,
};

/** What `fold` needs to know besides the transactions. */
export interface FoldSettings extends LedgerSettings {
  readonly base: AssetId;
}
