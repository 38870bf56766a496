import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { parseAmount } from "../money/amount.ts";

export const METHODS = ["fifo", "lifo", "hifo", "lofo", "average", "specific"] as const;
export type Method = (typeof METHODS)[number];
/** Methods that rank lots. */
export type RankedMethod = "fifo" | "lifo" | "hifo" | "lofo";

/** How a portfolio's books are kept. */
export interface LedgerSettings {
  /** Which lots a disposal takes. */
  readonly method: Method;
  /** `basis`: a buy's fee raises the basis, a sale's lowers the proceeds. `apart`: neither; it is counted for itself. */
  readonly feeMode: "basis" | "apart";
  /** HIFO and LOFO by unit cost, or by the price that was stated. */
  readonly rankBy: "cost" | "price";
  /** One set of lots, or one for each account. */
  readonly lotScope: "portfolio" | "account";
  /** Holding period after which a gain is long; ISO 8601 duration. Years and months are calendar days, days count time. */
  readonly longAfter: string | null;
  /** Long already at the boundary, not only after it. */
  readonly longInclusive: boolean;
  /** Of calendar days and reports; IANA name. */
  readonly timeZone: string;
  /** `untracked`: money is never a holding; it comes from outside and goes outside. */
  readonly cash: "untracked" | "tracked";
  /** Coins that count as cash besides all currencies. */
  readonly cashAssets: readonly AssetId[];
  /** What a reward costs: its market value, which is income, or nothing. A fork has a setting of its own. */
  readonly rewardBasis: "market" | "zero";
  readonly forkBasis: "market" | "zero";
  /** A gift to others leaves at its basis, or is sold at market value. */
  readonly giftOut: "carried" | "disposal";
  /** Network fee of a transfer: sold at market value, sold for nothing, or its basis stays with what arrives. */
  readonly transferFee: "disposal" | "zero" | "basis";
  /** Positions worth less, in the base currency, are left out of rankings. */
  readonly dustBelow: Amount;
}

export const DEFAULT_SETTINGS: LedgerSettings = {
  method: "fifo",
  feeMode: "basis",
  rankBy: "cost",
  lotScope: "portfolio",
  longAfter: "P1Y",
  longInclusive: false,
  timeZone: "UTC",
  cash: "untracked",
  cashAssets: [],
  rewardBasis: "market",
  forkBasis: "zero",
  giftOut: "carried",
  transferFee: "disposal",
  dustBelow: parseAmount("0") as Amount,
};

/** What `fold` needs to know besides the transactions. */
export interface FoldSettings extends LedgerSettings {
  readonly base: AssetId;
  /** With `specific`: which lots go where a sale names none; first in first out without it. */
  readonly rest?: RankedMethod;
  /** Coins with a peg: the leg of a swap by which it is valued first. */
  readonly pegged?: readonly AssetId[];
}

/** All settings of a portfolio that stores only what differs from the defaults. */
export const settingsOf = (stored: Readonly<Record<string, unknown>>): LedgerSettings => ({
  ...DEFAULT_SETTINGS,
  ...(stored as Partial<LedgerSettings>),
});
