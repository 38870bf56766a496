import type { AccountId, AssetId } from "../ids.ts";
import type { Known, Units } from "../money/fixed.ts";
import type { TotalName } from "./books.ts";
import { TOTALS } from "./books.ts";
import type { Lots } from "./lots.ts";
import type { EventOrder } from "./order.ts";
import type { LedgerSettings } from "./settings.ts";

/** Foreign money that was spent beyond what was there: how much, and what it was worth then. */
export interface Overdraft {
  readonly asset: AssetId;
  readonly quantity: Units;
  readonly value: Known;
}

export interface Balance {
  readonly accountId: AccountId;
  readonly asset: AssetId;
  readonly quantity: bigint;
}

export interface Sum {
  readonly known: bigint;
  readonly unknown: number;
}

/** All that a further event needs to know of those before it. */
export interface LedgerStore {
  readonly pools: Map<string, Lots>;
  readonly overdrafts: Map<string, Overdraft>;
  readonly balances: Map<string, Balance>;
  readonly totals: Map<TotalName, Sum>;
  /** The last event. */
  last: EventOrder | null;
}

export const emptyStore = (): LedgerStore => ({
  pools: new Map(),
  overdrafts: new Map(),
  balances: new Map(),
  totals: new Map(TOTALS.map((name) => [name, { known: 0n, unknown: 0 }])),
  last: null,
});

/** A copy that can be written without the first one noticing; its pools are shared until one of them is changed. */
export const forkOf = (store: LedgerStore): LedgerStore => ({
  pools: new Map(store.pools),
  overdrafts: new Map(store.overdrafts),
  balances: new Map(store.balances),
  totals: new Map(store.totals),
  last: store.last,
});

export const poolKey = (asset: AssetId, accountId: AccountId, scope: LedgerSettings["lotScope"]): string =>
  scope === "portfolio" ? asset : `${asset} ${accountId}`;

export const balanceKey = (accountId: AccountId, asset: AssetId): string => `${accountId} ${asset}`;
