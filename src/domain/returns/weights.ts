import type { Amount } from "../money/amount.ts";
import { toUnits } from "../money/fixed.ts";

const PARTS = 10_000n;

/**
 * Shares of a whole with four digits that add up to exactly 1, by largest remainder; ties go to the larger value, then to the
 * lower id. Of what has a price: `null` for the rest, and for all where the total is 0.
 */
export function allocationWeights<Id extends string>(
  values: readonly { readonly id: Id; readonly value: Amount | null }[],
): Map<Id, string | null> {
  const priced = values.flatMap(({ id, value }) => (value === null ? [] : [{ id, units: toUnits(value) }]));
  const total = priced.reduce((sum, { units }) => sum + units, 0n);
  const weights = new Map<Id, string | null>(values.map(({ id }) => [id, null]));
  if (total === 0n) return weights;
  const shares = priced.map(({ id, units }) => ({
    id,
    units,
    whole: (units * PARTS) / total,
    rest: (units * PARTS) % total,
  }));
  let left = PARTS - shares.reduce((sum, { whole }) => sum + whole, 0n);
  for (const share of shares.toSorted(
    (a, b) => sign(b.rest - a.rest) || sign(b.units - a.units) || (a.id < b.id ? -1 : 1),
  )) {
    weights.set(share.id, text(left > 0n ? share.whole + 1n : share.whole));
    if (left > 0n) left -= 1n;
  }
  return weights;
}

const sign = (difference: bigint): number => (difference < 0n ? -1 : difference > 0n ? 1 : 0);

/** "0.3334"; nothing needless behind it. */
function text(parts: bigint): string {
  if (parts === PARTS) return "1";
  const digits = parts.toString().padStart(4, "0").replace(/0+$/, "");
  return digits === "" ? "0" : `0.${digits}`;
}

/** Sum of squared weights (Herfindahl): 1 when all is in one coin, 1 ÷ n for n equal parts. */
export const concentration = (weights: Iterable<string | null>): number | null => {
  const known = [...weights].filter((weight) => weight !== null);
  return known.length === 0 ? null : known.reduce((sum, weight) => sum + Number(weight) ** 2, 0);
};
