import type { Coin } from "../../../src/client/api.ts";

/** Coins whose symbol or name says this; those whose symbol is it, or begins with it, first; then by rank. */
export function matching(coins: Iterable<Coin>, text: string): Coin[] {
  const wanted = text.trim().toLowerCase();
  const weight = ({ id, symbol, name }: Coin): number => {
    const [ticker, called] = [symbol.toLowerCase(), name.toLowerCase()];
    if (wanted === "") return 3;
    if (ticker === wanted) return 0;
    if (ticker.startsWith(wanted) || called.startsWith(wanted)) return 1;
    return called.includes(wanted) || id.includes(wanted) ? 2 : Number.POSITIVE_INFINITY;
  };
  return [...coins]
    .map((coin) => ({ coin, at: weight(coin) }))
    .filter(({ at }) => at < Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a.at - b.at || (a.coin.rank ?? 1e9) - (b.coin.rank ?? 1e9))
    .map(({ coin }) => coin);
}
