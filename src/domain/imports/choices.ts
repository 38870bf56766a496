import type { AccountId, AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import type { Mapping } from "./formats/mapped.ts";

/** How what was held before the file begins gets its cost. */
export type Opening =
  /** Its market value then, marked as assumed. */
  | { readonly as: "market" }
  | { readonly as: "zero" }
  | { readonly as: "cost"; readonly cost: Amount; readonly acquiredAt: number | null }
  /** No opening balance: the rows that spend it are left out. */
  | { readonly as: "leave_out" };

/** A name stands for a coin of ours, or for one that is the person's own and made with the import. */
export type CoinChoice = AssetId | "own";

/** What a person decides about a draft. */
export interface Choices {
  readonly zone: string | null;
  readonly mapping: Mapping | null;
  readonly profileId: string | null;
  /** Where all happened that names no account; `null`: the portfolio's first. */
  readonly account: AccountId | null;
  /** By the file's names. */
  readonly coins: Readonly<Record<string, CoinChoice>>;
  /** By asset id: what was held before. */
  readonly openings: Readonly<Record<string, Opening>>;
  /** Lines; an entry goes with any of its lines. */
  readonly leaveOut: readonly number[];
  /** Whatever has one of these fates is left out. */
  readonly leaveOutFates: readonly ("error" | "needs_coin" | "conflict")[];
  /** Lines of conflicts that are taken besides what is there. */
  readonly add: readonly number[];
  /** Lines of conflicts that take the place of what the ledger has. */
  readonly replace: readonly number[];
  /** What the noise of floats leaves is written off. */
  readonly clearDust: boolean;
}

export const NO_CHOICES: Choices = {
  zone: null,
  mapping: null,
  profileId: null,
  account: null,
  coins: {},
  openings: {},
  leaveOut: [],
  leaveOutFates: [],
  add: [],
  replace: [],
  clearDust: false,
};
