import type { CoinNames } from "./mention.ts";
import { COMPANIES } from "./companies.ts";
import { ALSO_WORDS, CLEAR_NAMES, CLEAR_SYMBOLS, COINED, DECOYS, NEVER_BARE } from "./words.ts";

/**
 * One way to write of a coin. How much it takes for it to count: `clear` nothing; `context` a text about crypto; `explicit`
 * a form that only coins have, such as $LINK or LINK/USD, or a capital where the sentence asks for none.
 */
export interface Term {
  readonly tokens: readonly string[];
  readonly kind: "symbol" | "name";
  readonly needs: "clear" | "context" | "explicit";
  /** Null for a decoy: it takes the words away from shorter terms and means no coin. */
  readonly assetId: string | null;
}

/** Symbols this short stand for anything ("U.S.", "S-1", "AI"). */
export const SHORT = 2;

/** Terms by their first token, the longest first. */
export type Terms = ReadonlyMap<string, readonly Term[]>;

export const tokensOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Where several coins share a symbol or a name, it means the one of the highest market value. */
export function buildTerms(coins: readonly CoinNames[]): Terms {
  const known = new Map<string, Term>();
  const add = (kind: Term["kind"], written: string, assetId: string | null, needs: Term["needs"]) => {
    const tokens = tokensOf(written);
    const key = `${kind} ${tokens.join(" ")}`;
    if (tokens.length > 0 && !known.has(key)) known.set(key, { tokens, kind, needs, assetId });
  };
  for (const decoy of DECOYS) add("name", decoy, null, "clear");
  const byRank = coins.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  for (const { id, symbol, name, aliases } of byRank) {
    const lower = symbol.toLowerCase();
    const word = lower.length <= SHORT || NEVER_BARE.has(lower);
    add("symbol", symbol, id, CLEAR_SYMBOLS.has(lower) ? "clear" : word ? "explicit" : "context");
    // A name that is no more than the symbol ("BNB", "USDC") obeys the symbol's rules.
    for (const written of [...(COMPANIES[id]?.names ?? []), name, ...aliases]) {
      if (written.toUpperCase() === symbol.toUpperCase() && written === written.toUpperCase()) continue;
      add("name", written, id, needOf(written.toLowerCase()));
    }
  }
  const terms = Map.groupBy(known.values(), (term) => term.tokens[0] ?? "");
  for (const list of terms.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return terms;
}

/** Unless it is known or built like a coin's, a name of one word may be a word: then only a text about crypto tells. */
function needOf(name: string): Term["needs"] {
  if (NEVER_BARE.has(name)) return "explicit";
  if (ALSO_WORDS.has(name)) return "context";
  return CLEAR_NAMES.has(name) || COINED.test(name) || tokensOf(name).length > 1 ? "clear" : "context";
}
