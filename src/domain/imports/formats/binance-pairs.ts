import type { AssetName } from "../neutral.ts";
import { assetName } from "../row.ts";

/** Ends of Binance's pairs, the longer of two that fit first. */
const QUOTES = [
  ..."FDUSD USDT USDC TUSD BUSD USDP USDS IDRT BIDR BKRW BVND USD1 EURI".split(" "),
  ..."BTC ETH BNB TRX XRP DOT SOL EUR TRY GBP AUD BRL RUB UAH NGN ZAR DAI VAI JPY PLN RON ARS CZK MXN COP PAX USD".split(
    " ",
  ),
  "DOGE",
].toSorted((a, b) => b.length - a.length);

export interface PairNames {
  readonly base: AssetName;
  readonly quote: AssetName;
}

/** The two sides of a pair such as ETHBTC; `null` where it ends in nothing that is known to be traded against. */
export function splitPair(pair: string): PairNames | null {
  const [first, second] = pair.split("/");
  if (first !== undefined && second !== undefined && first !== "" && second !== "")
    return { base: assetName(first), quote: assetName(second) };
  const quote = QUOTES.find((end) => pair.endsWith(end) && pair.length > end.length);
  return quote === undefined ? null : { base: assetName(pair.slice(0, -quote.length)), quote: assetName(quote) };
}

/** A number with the coin's name glued to it: `100.0001INCH` is 100.000 of 1INCH. */
export function unglued(text: string, asset: string): string | null {
  const number = text.endsWith(asset) ? text.slice(0, -asset.length) : null;
  return number !== null && /^\d[\d.,]*$/.test(number) ? number : null;
}

/** The pair whose names end these two sums: digits may belong to either, the names decide. */
export function splitByAmounts(pair: string, executed: string, amount: string): PairNames | null {
  for (let i = 1; i < pair.length; i++) {
    const [base, quote] = [pair.slice(0, i), pair.slice(i)];
    if (unglued(executed, base) !== null && unglued(amount, quote) !== null)
      return { base: assetName(base), quote: assetName(quote) };
  }
  return null;
}
