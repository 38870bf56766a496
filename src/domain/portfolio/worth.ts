import type { AssetId } from "../ids.ts";
import type { Step, Timeline } from "../ledger/timeline.ts";
import { stepAt } from "../ledger/timeline.ts";
import type { PriceAt } from "../market/book/price-book.ts";
import type { Known, Units } from "../money/fixed.ts";
import { plus, times, toUnits } from "../money/fixed.ts";
import type { PriceOf } from "./price-of.ts";

export interface WorthLine {
  readonly asset: AssetId;
  readonly quantity: Units;
  readonly cost: Known;
  readonly price: PriceAt | null;
  readonly value: Known;
}

/** What was held at a time and what that was worth. */
export interface Worth {
  readonly lines: readonly WorthLine[];
  /** What has a price, added up; `null` when something is held and nothing has one. */
  readonly value: Known;
  readonly complete: boolean;
  readonly unpriced: readonly AssetId[];
  readonly stale: boolean;
}

/** `before`: without what happened at that very instant. */
export function worthAt(timeline: Timeline, priceOf: PriceOf, at: number, before = false): Worth {
  const held: [AssetId, Step][] = [];
  for (const [asset, steps] of timeline.steps) {
    const step = stepAt(steps, before ? at - 1 : at);
    if (step !== undefined && step.quantity !== 0n) held.push([asset, step]);
  }
  return worthOf(held, priceOf, at);
}

export function worthOf(
  held: Iterable<readonly [AssetId, { readonly quantity: Units; readonly cost: Known }]>,
  priceOf: PriceOf,
  at: number,
): Worth {
  const lines: WorthLine[] = [];
  const unpriced: AssetId[] = [];
  let [value, stale]: [Units, boolean] = [0n, false];
  for (const [asset, { quantity, cost }] of held) {
    const price = priceOf(asset, at);
    const worth = price === null ? null : times(toUnits(price.price), quantity);
    lines.push({ asset, quantity, cost, price, value: worth });
    if (worth === null) unpriced.push(asset);
    else value += worth;
    stale ||= price?.stale === true;
  }
  const nothing = lines.length > 0 && unpriced.length === lines.length;
  return { lines, value: nothing ? null : value, complete: unpriced.length === 0, unpriced, stale };
}

/** Of what is held and whose cost is known. */
export const knownCostOf = ({ lines }: Worth): Units => lines.reduce<Units>((sum, { cost }) => sum + (cost ?? 0n), 0n);

/** What all of it cost, or what has a price of it. */
export const costOf = ({ lines }: Worth, priced = false): Known =>
  lines.reduce<Known>((sum, { cost, value }) => (priced && value === null ? sum : plus(sum, cost)), 0n);
