import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { toSignedText, toUnits } from "../money/fixed.ts";
import type { SignedAmount } from "../money/amount.ts";
import { ratio } from "./period.ts";

/** What one coin did in a period; moves between coins count as flows between them. */
export interface CoinPeriod {
  readonly asset: AssetId;
  readonly opening: Amount;
  readonly closing: Amount;
  readonly in: Amount;
  readonly out: Amount;
  /** Money, or a coin with a peg: not ranked. */
  readonly pegged: boolean;
}

export interface CoinResult {
  readonly asset: AssetId;
  readonly gain: SignedAmount;
  /** Gain ÷ (V_S + in) of the coin itself; `null` without capital. */
  readonly return: number | null;
  /** Gain ÷ (V_S + in) of the portfolio, so that all of them add up to its simple return. */
  readonly contribution: number | null;
}

/** `capital`: V_S + in of the whole portfolio. */
export function coinResults(coins: readonly CoinPeriod[], capital: Amount): CoinResult[] {
  const divisor = toUnits(capital);
  return coins.map((coin) => {
    const gain = toUnits(coin.closing) - toUnits(coin.opening) - toUnits(coin.in) + toUnits(coin.out);
    const own = toUnits(coin.opening) + toUnits(coin.in);
    return {
      asset: coin.asset,
      gain: toSignedText(gain),
      return: own > 0n ? ratio(gain, own) : null,
      contribution: divisor > 0n ? ratio(gain, divisor) : null,
    };
  });
}

/** Best and worst by their own return, without money, pegged coins and dust. Of fewer than two none is the worst. */
export function performers(
  coins: readonly CoinPeriod[],
  results: readonly CoinResult[],
  dustBelow: Amount,
): { readonly best: CoinResult | null; readonly worst: CoinResult | null } {
  const dust = toUnits(dustBelow);
  const ranked = results
    .filter((result, i) => {
      const coin = coins[i];
      if (coin === undefined || coin.pegged || result.return === null) return false;
      const most = [coin.opening, coin.closing].map(toUnits).reduce((a, b) => (a > b ? a : b));
      return most >= dust;
    })
    .toSorted((a, b) => (b.return ?? 0) - (a.return ?? 0) || (a.asset < b.asset ? -1 : 1));
  return { best: ranked[0] ?? null, worst: ranked.length < 2 ? null : (ranked.at(-1) ?? null) };
}
