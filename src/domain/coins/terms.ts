import type { CoinNames } from "./mention.ts";
import { COMPANIES } from "./companies.ts";
import { vaderLexicon } from "../sentiment/lexicon.ts";
import * as language from "./words.ts";

/**
 * One way to write of a coin. How much it takes for it to count: `clear` nothing; `context` a text about crypto; `explicit`
 * a form that only coins have, such as "Link token", or a capital where the sentence asks for none; `pair` nothing less than
 * $LINK or LINK/USD.
 */
export interface Term {
  readonly tokens: readonly string[];
  readonly kind: "symbol" | "name";
  readonly needs: "clear" | "context" | "explicit" | "pair";
  /** Null for a decoy: it takes the words away from shorter terms and means no coin. */
  readonly assetId: string | null;
  /** Of the coin by market value: people write of the first more. */
  readonly rank: number | null;
}

/** Symbols this short stand for anything ("U.S.", "S-1", "AI"). */
export const SHORT = 2;

/** A coin that is written of: a word that many share may be its name, where others need a form of their own. */
export const OF_THE_FIRST_RANK = 200;

/** Terms by their first token, the longest first. */
export type Terms = ReadonlyMap<string, readonly Term[]>;

export const tokensOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What words mean beside coins; the product's own unless an evaluation asks how it would do without knowing some. */
export type Language = Pick<
  typeof language,
  "ACRONYMS" | "ALSO_WORDS" | "CLEAR_NAMES" | "CLEAR_SYMBOLS" | "DECOYS" | "JARGON" | "NEVER_BARE" | "VENUES"
>;

/** Where several coins share a symbol or a name, it means the one of the highest market value. */
export function buildTerms(coins: readonly CoinNames[], known: Language = language): Terms {
  const found = new Map<string, Term>();
  const add = (
    kind: Term["kind"],
    written: string,
    assetId: string | null,
    needs: Term["needs"],
    rank: number | null = null,
  ) => {
    const tokens = tokensOf(written);
    const key = `${kind} ${tokens.join(" ")}`;
    if (tokens.length > 0 && !found.has(key)) found.set(key, { tokens, kind, needs, assetId, rank });
  };
  for (const decoy of known.DECOYS) add("name", decoy, null, "clear");
  const byRank = coins.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  for (const { id, symbol, name, aliases, rank } of byRank) {
    const lower = symbol.toLowerCase();
    add("symbol", symbol, id, needOfSymbol(lower, known), rank);
    // A name that is no more than the symbol ("BNB", "USDC") obeys the symbol's rules.
    for (const written of [...(COMPANIES[id]?.names ?? []), name, ...aliases]) {
      if (written.toUpperCase() === symbol.toUpperCase() && written === written.toUpperCase()) {
        // But people also write "Neo" of NEO.
        if (written.length > SHORT) add("name", written, id, atLeastContext(needOfName(lower, known)), rank);
        continue;
      }
      add("name", written, id, needOfName(written.toLowerCase(), known), rank);
      const bare = written === name ? GENERIC.exec(written.toLowerCase())?.[1] : undefined;
      // "Mina Protocol" is Mina to those who write of it daily.
      if (bare !== undefined) add("name", bare, id, atLeastContext(needOfName(bare, known)), rank);
    }
  }
  const terms = Map.groupBy(found.values(), (term) => term.tokens[0] ?? "");
  for (const list of terms.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return terms;
}

/** One word, and one that many coins' names end with. */
const GENERIC = /^([a-z]\w{2,}) (?:protocol|network|finance|dao|chain|token)$/;

const atLeastContext = (needs: Term["needs"]): Term["needs"] => (needs === "clear" ? "context" : needs);

/** A word that says what people feel is a word before it is a coin ("treasure", "hope"). */
const isFeeling = (word: string): boolean => word.length > 3 && vaderLexicon().has(word);

function needOfSymbol(symbol: string, { ACRONYMS, CLEAR_SYMBOLS, JARGON, NEVER_BARE }: Language): Term["needs"] {
  if (CLEAR_SYMBOLS.has(symbol)) return "clear";
  if (JARGON.has(symbol)) return "pair";
  const isWord = NEVER_BARE.has(symbol) || ACRONYMS.has(symbol) || isFeeling(symbol);
  return symbol.length <= SHORT || isWord ? "explicit" : "context";
}

/** Unless it is known or built like a coin's, a name of one word may be a word: then only a text about crypto tells. */
function needOfName(name: string, { ALSO_WORDS, CLEAR_NAMES, JARGON, NEVER_BARE, VENUES }: Language): Term["needs"] {
  if (JARGON.has(name)) return "pair";
  if (CLEAR_NAMES.has(name)) return "clear";
  if (NEVER_BARE.has(name) || VENUES.has(name)) return "explicit";
  if (ALSO_WORDS.has(name)) return "context";
  if (language.COINED.test(name) || tokensOf(name).length > 1) return "clear";
  return isFeeling(name) ? "explicit" : "context";
}
