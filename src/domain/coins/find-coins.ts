import type { CoinNames, Mention } from "./mention.ts";
import { mentionsOf } from "./mention.ts";
import type { Term, Terms } from "./terms.ts";
import { buildTerms, SHORT } from "./terms.ts";
import { COMPANIES } from "./companies.ts";
import { ACRONYMS, CONTEXT, CONTEXT_PHRASES, FIRM_VERBS, FOLLOWERS, QUOTES } from "./words.ts";

export interface ArticleText {
  readonly title: string;
  readonly summary: string | null;
  /** The source writes of nothing but crypto: the best context there is. */
  readonly cryptoOnly: boolean;
}

export type CoinFinder = (article: ArticleText) => Mention[];

interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

interface Hit {
  readonly term: Term;
  readonly at: number;
  readonly explicit: boolean;
}

/** Finds the coins that an article names; the terms of the catalogue are prepared once. */
export function coinFinder(coins: readonly CoinNames[]): CoinFinder {
  const terms = buildTerms(coins);
  return ({ title, summary, cryptoOnly }) => {
    const parts = [title, summary ?? ""].map((text) => ({ text, tokens: tokenise(text) }));
    const found = parts.map(({ text, tokens }) => ({ text, tokens, hits: hitsOf(terms, text, tokens) }));
    const inContext = cryptoOnly || found.some(isAboutCrypto);
    const [inTitle, inSummary] = found.map(({ tokens, hits }) => {
      const sentence = isSentence(tokens);
      const counted = hits.filter((hit) => counts(hit, tokens, inContext, sentence) || isFirm(hit, tokens));
      return new Set(counted.flatMap((hit) => hit.term.assetId ?? []));
    });
    return mentionsOf(inTitle ?? new Set(), inSummary ?? new Set());
  };
}

interface Part {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly hits: readonly Hit[];
}

/** A word of the field, a name that only a coin has, or several coins together. */
function isAboutCrypto({ tokens, hits }: Part): boolean {
  if (tokens.some((token) => CONTEXT.has(token.lower))) return true;
  const line = tokens.map((token) => token.lower).join(" ");
  if (CONTEXT_PHRASES.some((phrase) => ` ${line} `.includes(` ${phrase} `))) return true;
  const coins = hits.filter(({ term }) => term.assetId !== null && term.needs !== "explicit");
  return coins.some(({ term }) => term.needs === "clear") || new Set(coins.map(({ term }) => term.assetId)).size > 1;
}

/** "Ripple says", "Celsius raises", or Ripple in a text that names its founders: a firm, whatever else the text is about. */
function isFirm({ term, at }: Hit, tokens: readonly Token[]): boolean {
  if (term.kind !== "name" || term.needs !== "context" || term.assetId === null) return false;
  const { companions = [] } = COMPANIES[term.assetId] ?? {};
  if (tokens.some((token) => companions.includes(token.lower))) return true;
  const next = tokens[at + term.tokens.length];
  return next !== undefined && FIRM_VERBS.has(next.lower);
}

function counts({ term, at, explicit }: Hit, tokens: readonly Token[], inContext: boolean, sentence: boolean): boolean {
  if (term.needs === "clear") return true;
  if (!inContext) return false;
  if (term.needs === "context" || explicit) return true;
  const own = tokens[at];
  if (own === undefined) return false;
  // "Polkadot, NEAR and Solana": capitals among words that are not.
  if (term.kind === "symbol")
    return own.text.length > SHORT && !ACRONYMS.has(own.lower) && tokens.some((token) => !isUpper(token));
  // In a sentence, a single capital after the first word is no matter of style, and no part of a longer name.
  return sentence && at > 0 && isCapital(own) && !isCapital(tokens[at - 1]) && !isCapital(tokens[at + 1]);
}

const isCapital = (token: Token | undefined): boolean => token !== undefined && token.text !== token.lower;
const isUpper = (token: Token): boolean => token.text === token.text.toUpperCase();

/** All terms in the text, the longest at each place, none overlapping. */
function hitsOf(terms: Terms, text: string, tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const term = terms
      .get(tokens[i]?.lower ?? "")
      ?.find(
        (candidate) =>
          candidate.tokens.every((word, n) => tokens[i + n]?.lower === word) && written(candidate, tokens, i),
      );
    if (term === undefined) continue;
    hits.push({ term, at: i, explicit: isExplicit(text, tokens, i, term.tokens.length) });
    i += term.tokens.length - 1;
  }
  return hits.map((hit, n) => (isListed(hits, n, text, tokens) ? { ...hit, explicit: true } : hit));
}

/** "Polkadot, Fantom, Harmony and Avalanche": in a row of at least three coins a word is one of them. */
function isListed(hits: readonly Hit[], n: number, text: string, tokens: readonly Token[]): boolean {
  const joined = (a: Hit | undefined, b: Hit | undefined) => {
    if (a === undefined || b === undefined || a.term.assetId === null || b.term.assetId === null) return false;
    const end = tokens[a.at + a.term.tokens.length - 1]?.end;
    return /^(?:, ?(?:and )?| and | & |\/)$/i.test(text.slice(end, tokens[b.at]?.start));
  };
  const links = [-2, -1, 0, 1].map((from) => joined(hits[n + from], hits[n + from + 1]));
  return (links[0] && links[1]) === true || (links[1] && links[2]) === true || (links[2] && links[3]) === true;
}

/** A symbol is all capitals; a name that is also a word begins with one; the others stand as people like. */
function written(term: Term, tokens: readonly Token[], i: number): boolean {
  const own = tokens.slice(i, i + term.tokens.length);
  if (term.kind === "symbol") return own.every(isUpper);
  return term.needs === "clear" || own.every(isCapital);
}

/** $LINK, (LINK), LINK/USD, "LINK token": forms that words do not have. */
function isExplicit(text: string, tokens: readonly Token[], i: number, length: number): boolean {
  const first = tokens[i];
  const last = tokens[i + length - 1];
  const next = tokens[i + length];
  if (first === undefined || last === undefined) return false;
  if (text[first.start - 1] === "$") return true;
  if (text[first.start - 1] === "(" && text[last.end] === ")") return true;
  if (next === undefined) return false;
  const between = text.slice(last.end, next.start);
  return (between === " " && FOLLOWERS.has(next.lower)) || (/^[/-]$/.test(between) && QUOTES.has(next.lower));
}

function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({
    text: word,
    lower: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** Whether words of some length stand in small letters, so that capitals say something: not so in Title Case. */
function isSentence(tokens: readonly Token[]): boolean {
  const long = tokens.slice(1).filter((token) => token.text.length >= 4);
  return long.length > 0 && long.filter((token) => token.text === token.lower).length / long.length >= 0.4;
}
