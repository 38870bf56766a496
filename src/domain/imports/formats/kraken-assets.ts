import type { AssetName } from "../neutral.ts";
import { assetName } from "../row.ts";

const OWN_NAMES: Readonly<Record<string, string>> = { XBT: "BTC", XXBT: "BTC", XDG: "DOGE", XXDG: "DOGE" };
/** Staked, bonded, locked: the same coin. */
const VARIANT = /\d{0,3}\.(S|M|B|F|P|HOLD)$/;

/** Kraken's code as everybody writes it: XXBT is BTC, ZEUR is EUR, ETH2.S is ETH, DOT28.S is DOT. */
export function krakenAsset(code: string): AssetName {
  const plain = code.trim().toUpperCase().replace(VARIANT, "");
  const own = OWN_NAMES[plain];
  if (own !== undefined) return assetName(own);
  // The letter before is of old codes only, which had four letters.
  return assetName(/^[XZ][A-Z]{3}$/.test(plain) ? plain.slice(1) : plain);
}

const QUOTES = [
  "ZEUR",
  "ZUSD",
  "ZGBP",
  "ZCAD",
  "ZJPY",
  "ZAUD",
  "XXBT",
  "XETH",
  "USDT",
  "USDC",
  "EUR",
  "USD",
  "GBP",
  "CAD",
  "JPY",
  "AUD",
  "CHF",
  "XBT",
  "ETH",
  "DAI",
  "DOT",
];

/** XXBTZEUR, XBT/EUR or ADAEUR. */
export function krakenPair(pair: string): { base: AssetName; quote: AssetName } | null {
  const [first, second] = pair.toUpperCase().split("/");
  if (first !== undefined && second !== undefined) return { base: krakenAsset(first), quote: krakenAsset(second) };
  const code = pair.toUpperCase();
  const quote = QUOTES.find((end) => code.endsWith(end) && code.length > end.length + 1);
  return quote === undefined ? null : { base: krakenAsset(code.slice(0, -quote.length)), quote: krakenAsset(quote) };
}
