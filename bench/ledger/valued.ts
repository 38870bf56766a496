import type { AssetId } from "../../src/domain/ids.ts";
import { toUnits } from "../../src/domain/money/fixed.ts";
import { worthOf } from "../../src/domain/portfolio/worth.ts";

/** So many holdings, valued at prices of the moment. */
export function valuedHoldings(count: number): () => void {
  const held = Array.from({ length: count }, (_, i) => {
    const quantity = toUnits(`${i + 1}.${String(i).padStart(8, "1")}`);
    return [`coin-${i}` as AssetId, { quantity, cost: quantity * 7n }] as const;
  });
  const prices = new Map(
    held.map(([asset], i) => [
      asset,
      { price: `${i + 3}.1234` as never, source: "binance", asOf: 0, stale: false, assumedPeg: true },
    ]),
  );
  return () => {
    const { value } = worthOf(held, (asset) => prices.get(asset) ?? null, 0);
    if (value === null) throw new Error("nothing has a value");
  };
}
