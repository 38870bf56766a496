import { DETERMINERS, JOINED, KINDS_OF_FIRMS, MODALS } from "./words.ts";
import { hasOtherSense } from "./senses.ts";
import type { Hit, Token } from "./tokens.ts";
import { isCapital, isUpper } from "./tokens.ts";

/** "(NASDAQ: FLOW)", "ASX:LINK": an exchange for shares before a symbol. */
const LISTED_SHARE =
  /(?:nyse(?: american| arca)?|nasdaq(?:gs|gm|cm)?|tsxv?|tsx-v|asx|lse|aim|otc(?:qb|qx|mkts)?|cse|sehk|hkex|xetra|frankfurt|euronext|sgx|bse|nse) ?: ?\$?$/i;
const LONGEST_EXCHANGE = 20;

/** Whether the words right around say that a hit is something else of the same name, whatever the text is about. */
export function isNamesake({ term, at, form }: Hit, text: string, tokens: readonly Token[]): boolean {
  const [before, first, last] = [tokens[at - 1], tokens[at], tokens[at + term.tokens.length - 1]];
  if (first === undefined || last === undefined) return false;
  if (term.kind === "symbol" && before !== undefined && isListedShare(text, first)) return true;
  if (form === "pair" || form === "list") return false;
  if (hasOtherSense({ term, at, form }, tokens)) return true;
  const next = tokens[at + term.tokens.length];
  const after = next === undefined ? "" : text.slice(last.end, next.start);
  if (next !== undefined && after === " " && isOfAFirm(term, next)) return true;
  if (term.needs !== "explicit" || form !== "bare") return false;
  // "All-Time", "Gas-fired", but "Sky-backed".
  if (text[first.start - 1] === "-" || (after === "-" && !JOINED.has(next?.lower ?? ""))) return true;
  // "BTC NEAR $100K".
  if (/^ [$€£]\d/.test(text.slice(last.end))) return true;
  if (before === undefined) return false;
  return MODALS.has(before.lower) || (!isUpper(first) && DETERMINERS.has(before.lower));
}

const isListedShare = (text: string, own: Token): boolean =>
  LISTED_SHARE.test(text.slice(Math.max(0, own.start - LONGEST_EXCHANGE), own.start));

/** "Ripple Foods", "Cosmos Bank": by its kind another firm, or a place. What only coins are called has no such namesakes. */
function isOfAFirm({ kind, needs, tokens }: Hit["term"], next: Token): boolean {
  if (kind !== "name" || !KINDS_OF_FIRMS.has(next.lower)) return false;
  if (needs === "clear") return tokens.length === 1 && PLACES.has(tokens[0] ?? "");
  return isCapital(next);
}

/** Places and a family that bear the name of a coin which means nothing else in the news. */
const PLACES: ReadonlySet<string> = new Set(["aptos", "cardano", "solana"]);
