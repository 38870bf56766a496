import type { AssetId } from "../../ids.ts";
import type { Amount } from "../../money/amount.ts";
import { lastAt } from "./last-at.ts";

/** A price that a person set: from `at` it wins over the market, until another takes its place or it is ended. */
export interface OwnPrice {
  readonly asset: AssetId;
  readonly at: number;
  /** Ended at this time; null while it holds. */
  readonly until: number | null;
  readonly price: Amount;
  readonly currency: AssetId;
}

/** The one in force at a time, of one asset's in order of time. */
export function inForce(prices: readonly OwnPrice[], time: number): OwnPrice | null {
  const last = lastAt(prices, time, ({ at }) => at);
  return last === null || (last.until !== null && last.until <= time) ? null : last;
}
