import { isBase } from "../domain/currencies/currencies.ts";
import type { AssetId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";

/** Refuses what values cannot be counted in. */
export function requireBase(base: AssetId): void {
  if (isBase(base)) return;
  const expected = 'a currency such as "fiat:eur", "bitcoin", "ethereum" or "sats"';
  throw problem("VALIDATION_ERROR", { errors: [{ path: "base", expected }] });
}
