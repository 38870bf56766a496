import { isAboutCrypto, isPartOfName } from "./context.ts";
import { COMPANIES } from "./companies.ts";
import { withDoubts } from "./doubts.ts";
import type { CoinNames, Mention } from "./mention.ts";
import { mentionsOf } from "./mention.ts";
import { isNamesake } from "./namesakes.ts";
import type { Language, Terms } from "./terms.ts";
import { buildTerms, OF_THE_FIRST_RANK, SHORT } from "./terms.ts";
import type { Term } from "./terms.ts";
import type { Hit, Part, Token } from "./tokens.ts";
import { isCapital, isSentence, isUpper, sentenceOfCapitals, tokenise } from "./tokens.ts";
import * as language from "./words.ts";
import {
  AGENT_VERBS,
  ALSO_PEOPLE,
  AMOUNTS,
  EVERYDAY,
  FIRM_VERBS,
  FOLLOWERS,
  FOLLOWERS_OF_WORDS,
  HELD,
  HOLDS,
  JOINED,
  MARKET_VERBS,
  MEASURED,
  NEUTRAL_CAPITALS,
  QUOTES,
  STATE_VERBS,
} from "./words.ts";

export interface ArticleText {
  readonly title: string;
  readonly summary: string | null;
  /** The source writes of nothing but crypto: the best context there is. */
  readonly cryptoOnly: boolean;
}

export type CoinFinder = (article: ArticleText) => Mention[];

/** Finds the coins that an article names; the terms of the catalogue are prepared once. */
export function coinFinder(coins: readonly CoinNames[], known: Language = language): CoinFinder {
  const terms = buildTerms(coins, known);
  return ({ title, summary, cryptoOnly }) => {
    const parts = [title, summary ?? ""].map((text) => ({ text, tokens: tokenise(text) }));
    const found = parts.map(({ text, tokens }) => ({ text, tokens, hits: hitsOf(terms, text, tokens) }));
    const inContext = cryptoOnly || found.some((part) => isAboutCrypto(part, known));
    const [inTitle, inSummary] = found.map(({ tokens, hits }) => {
      const sentence = isSentence(tokens);
      const place = { tokens, hits, inContext, sentence, known };
      const counted = hits.filter((hit) => counts(hit, place) || isFirm(hit, place));
      return new Set(counted.flatMap((hit) => hit.term.assetId ?? []));
    });
    return mentionsOf(inTitle ?? new Set(), inSummary ?? new Set());
  };
}

interface Place extends Omit<Part, "text"> {
  readonly inContext: boolean;
  readonly sentence: boolean;
  readonly known: Language;
}

/** "Ripple says", "Celsius raises", or Ripple in a text that names its founders: a firm, whatever else the text is about. */
function isFirm({ term, at }: Hit, { tokens, inContext, known }: Place): boolean {
  if (term.kind !== "name" || term.assetId === null || term.needs === "clear" || term.needs === "pair") return false;
  const { companions = [] } = COMPANIES[term.assetId] ?? {};
  const named = tokens.some((token) => companions.includes(token.lower));
  // A name that is above all a word takes both: "Optimism's scaling solution", in a text about crypto.
  if (term.needs === "explicit") return inContext && (named || acts(term, at, tokens, known));
  if (named) return true;
  if (!inContext && ALSO_PEOPLE.has(term.tokens.join(" "))) return false;
  const next = tokens[at + term.tokens.length];
  return next !== undefined && FIRM_VERBS.has(next.lower);
}

const isWrittenOf = ({ rank }: Term): boolean => rank !== null && rank <= OF_THE_FIRST_RANK;

const does = (verb: string): boolean => FIRM_VERBS.has(verb) || AGENT_VERBS.has(verb);

/** "Optimism proposes", "Maker's voters", "Dash jumps": in a text about crypto, and of a coin that is written of. */
function acts(term: Term, at: number, tokens: readonly Token[], known: Language): boolean {
  if (!isWrittenOf(term)) return false;
  const words = term.tokens;
  if (words.some((word) => EVERYDAY.has(word) || known.VENUES.has(word))) return false;
  if (!isCapital(tokens[at]) || sentenceOfCapitals(tokens)) return false;
  const next = tokens[at + words.length];
  if (next === undefined) return false;
  const isMeasured = words.some((word) => MEASURED.has(word));
  // "ETF Optimism Seeks": part of a longer name, or of a headline in Title Case.
  if (isMeasured && isCapital(tokens[at - 1])) return false;
  if (does(next.lower) || next.text === "s") return true;
  if (isMeasured) return false;
  const then = tokens[at + words.length + 1]?.lower ?? "";
  // "Sonic to mint", "Quant picked by".
  if (at === 0 && next.text === "to" && (does(`${then}s`) || does(`${then}es`))) return true;
  if (at === 0 && next.text.endsWith("ed") && then === "by") return true;
  return MARKET_VERBS.has(next.lower) || STATE_VERBS.has(next.lower);
}

function counts(hit: Hit, { tokens, hits, inContext, sentence, known }: Place): boolean {
  const { term, at, form } = hit;
  if (term.needs === "clear") return inContext || !isPartOfName(hit, tokens);
  if (!inContext) return false;
  if (form === "pair") return true;
  if (term.needs === "pair") return false;
  if (form !== "bare") return true;
  if (term.needs === "context")
    return term.kind === "name" || sentenceOfCapitals(tokens) || !isPartOfCapitals(hit, tokens, hits);
  const own = tokens[at];
  if (own === undefined || known.VENUES.has(own.lower)) return false;
  // A coin that few write of is rather the word; one without a rank once was, or is still, a firm's.
  if (term.rank !== null && !isWrittenOf(term)) return false;
  // "Polkadot, NEAR and Solana": capitals among words that are not.
  if (term.kind === "symbol")
    return (
      own.text.length > SHORT &&
      !known.ACRONYMS.has(own.lower) &&
      !sentenceOfCapitals(tokens) &&
      !isPartOfCapitals(hit, tokens, hits)
    );
  // In a sentence, a single capital after the first word is no matter of style, and no part of a longer name.
  return sentence && at > 0 && isCapital(own) && !isCapital(tokens[at - 1]) && !isCapital(tokens[at + 1]);
}

/** "SYN CITY", "US DOT": beside other capitals a symbol may be a part of their name. */
function isPartOfCapitals({ at }: Hit, tokens: readonly Token[], hits: readonly Hit[]): boolean {
  return [at - 1, at + 1].some((n) => {
    const beside = tokens[n];
    const own = tokens[at];
    if (beside === undefined || own === undefined || beside.text.length < SHORT || !/^[A-Z]+$/.test(beside.text))
      return false;
    if (Math.abs(n < at ? own.start - beside.end : beside.start - own.end) > 1) return false;
    if (NEUTRAL_CAPITALS.has(beside.lower) || FOLLOWERS.has(beside.lower)) return false;
    return !hits.some((other) => other.at === n && other.term.assetId !== null);
  });
}

/** All terms in the text, the longest at each place, none overlapping. */
function hitsOf(terms: Terms, text: string, tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const term = terms
      .get(tokens[i]?.lower ?? "")
      ?.find(
        (candidate) =>
          candidate.tokens.every((word, n) => tokens[i + n]?.lower === word) &&
          written(candidate, tokens, i) &&
          isOneName(candidate, text, tokens, i),
      );
    if (term === undefined) continue;
    const hit: Hit = { term, at: i, form: formOf(term, text, tokens, i) };
    if (!isNamesake(hit, text, tokens)) hits.push(hit);
    i += term.tokens.length - 1;
  }
  const formed = hits.map((hit, n) =>
    hit.form === "bare" && isListed(hits, n, text, tokens) ? { ...hit, form: "list" as const } : hit,
  );
  return withDoubts(formed, text, tokens);
}

/** "Polkadot, Fantom, Harmony and Avalanche", "DOT and KSM": in a row of three coins, or two symbols, a word is one of them. */
function isListed(hits: readonly Hit[], n: number, text: string, tokens: readonly Token[]): boolean {
  const joined = (a: Hit | undefined, b: Hit | undefined) => {
    if (a === undefined || b === undefined || a.term.assetId === null || b.term.assetId === null) return false;
    const end = tokens[a.at + a.term.tokens.length - 1]?.end;
    return /^(?:, ?(?:and )?| and | & |\/)$/i.test(text.slice(end, tokens[b.at]?.start));
  };
  const links = [-2, -1, 0, 1].map((from) => joined(hits[n + from], hits[n + from + 1]));
  if ((links[0] && links[1]) === true || (links[1] && links[2]) === true || (links[2] && links[3]) === true)
    return true;
  // "Dash and Zcash".
  const own = hits[n];
  const pair = [links[1] === true ? hits[n - 1] : undefined, links[2] === true ? hits[n + 1] : undefined];
  const isWord = own === undefined || own.term.tokens.some((word) => EVERYDAY.has(word));
  if (!isWord && isCapital(tokens[own.at]) && pair.some((other) => other?.term.needs === "clear")) return true;
  const isSymbol = (hit: Hit | undefined) =>
    hit !== undefined && hit.term.kind === "symbol" && (tokens[hit.at]?.text.length ?? 0) > SHORT;
  // "OP and ARB".
  const short = own?.term.kind === "symbol" && own.term.needs !== "pair";
  return short && !sentenceOfCapitals(tokens) && pair.some((other) => isSymbol(other));
}

/** "Space and Time", but no "Internet, computer": nothing but a space or a joint within a name. A decoy may hold more ("U.S. DOT"). */
function isOneName({ assetId, tokens: words }: Term, text: string, tokens: readonly Token[], i: number): boolean {
  if (assetId === null) return true;
  return words.every((_, n) => n === 0 || /^[^,;:!?]$/.test(text.slice(tokens[i + n - 1]?.end, tokens[i + n]?.start)));
}

/** A symbol is all capitals; a name that is also a word begins with one; the others stand as people like. */
function written(term: Term, tokens: readonly Token[], i: number): boolean {
  const own = tokens.slice(i, i + term.tokens.length);
  if (term.kind === "symbol") return own.every(isUpper);
  return term.needs === "clear" || own.every(isCapital);
}

/** "2 million SOL", "20,000 ETH". */
const isAmount = (before: Token | undefined): boolean =>
  before !== undefined && (AMOUNTS.has(before.lower) || /^\d+(?:k|m|bn)?$/.test(before.lower));

/** "LINK jumps": capitals, and what a price does. */
const moves = (own: Token, next: Token, tokens: readonly Token[]): boolean =>
  isUpper(own) && own.text.length >= SHORT && MARKET_VERBS.has(next.lower) && !sentenceOfCapitals(tokens);

/** "buys LINK", "TON fees": capitals among words that are not. */
function isHeld(own: Token, before: Token | undefined, next: Token | undefined, tokens: readonly Token[]): boolean {
  if (!isUpper(own) || own.text.length <= SHORT || language.ACRONYMS.has(own.lower) || sentenceOfCapitals(tokens))
    return false;
  if (!language.NEVER_BARE.has(own.lower) && before !== undefined && HOLDS.has(before.lower)) return true;
  return next !== undefined && HELD.has(next.lower);
}

/** $LINK, LINK/USD, (LINK), "LINK token", "Link-based": forms that words do not have. */
function formOf(term: Term, text: string, tokens: readonly Token[], i: number): Hit["form"] {
  const { length } = term.tokens;
  const first = tokens[i];
  const last = tokens[i + length - 1];
  const next = tokens[i + length];
  if (first === undefined || last === undefined) return "bare";
  if (text[first.start - 1] === "$") return "pair";
  const between = next === undefined ? "" : text.slice(last.end, next.start);
  if (next !== undefined && /^[/-]$/.test(between) && QUOTES.has(next.lower)) return "pair";
  if (isUpper(first) && first.text.length > SHORT && isAmount(tokens[i - 1]) && !sentenceOfCapitals(tokens))
    return "form";
  if (text[first.start - 1] === "(" && text[last.end] === ")") return "form";
  if (isHeld(first, tokens[i - 1], between === " " ? next : undefined, tokens)) return "form";
  if (next === undefined) return "bare";
  // "Cloud mining", "Hot coins", "Gold-backed": of an everyday word in small letters only some make a coin.
  const isWord = !isUpper(first) && term.needs === "explicit" && term.tokens.some((word) => EVERYDAY.has(word));
  if (between === "-" && JOINED.has(next.lower) && isCapital(first) && !isWord) return "form";
  if (between === " " && moves(first, next, tokens)) return "form";
  return between === " " && (isWord ? FOLLOWERS_OF_WORDS : FOLLOWERS).has(next.lower) ? "form" : "bare";
}
