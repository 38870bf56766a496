import type { Language, Term } from "./terms.ts";
import { OF_THE_FIRST_RANK, SHORT } from "./terms.ts";
import type { Hit, Part, Token } from "./tokens.ts";
import { isCapital, isSentence, isUpper, sentenceOfCapitals } from "./tokens.ts";
import {
  CHAINS,
  CONTEXT,
  CONTEXT_PHRASES,
  CONTEXT_WORD,
  FOLLOWERS,
  HINTS,
  MARKET_VERBS,
  OWN_FOLLOWERS,
} from "./words.ts";

/** What it takes; a hint is worth 1. */
const ENOUGH = 2;

/**
 * Whether a text is about crypto: it has a word of the field, a name that only a coin has, several coins together, or one coin
 * by two of its names; or several hints that would say nothing alone.
 */
export function isAboutCrypto(part: Part, known: Language): boolean {
  const { tokens, hits } = part;
  if (tokens.some(({ lower }) => CONTEXT.has(lower) || CONTEXT_WORD.test(lower))) return true;
  const line = ` ${tokens.map((token) => token.lower).join(" ")} `;
  if (CONTEXT_PHRASES.some((phrase) => line.includes(` ${phrase} `))) return true;
  const all = hits.filter(({ term }) => term.assetId !== null && term.needs !== "pair");
  if (all.some((hit) => all.some((other) => isSameCoin(hit.term, other.term)))) return true;
  const coins = all.filter(({ term, form }) => term.needs !== "explicit" || form === "list");
  if (coins.some((hit) => hit.term.needs === "clear" && !isPartOfName(hit, tokens))) return true;
  if (new Set(coins.map(({ term }) => term.assetId)).size > 1) return true;
  if (coins.some((hit) => isOwnForm(hit, tokens))) return true;
  if (all.some((hit) => isTraded(hit, part.text, tokens, known))) return true;
  return hintsIn(part, all, known) >= ENOUGH;
}

/** "ETH Zurich": a symbol in front of another name, where capitals say something. */
export function isPartOfName({ term, at }: Hit, tokens: readonly Token[]): boolean {
  const next = tokens[at + 1];
  if (term.kind !== "symbol" || next === undefined || !isCapital(next) || isUpper(next)) return false;
  return !FOLLOWERS.has(next.lower) && isSentence(tokens);
}

/** By another word: $FLOW and Flow are one. */
const isSameCoin = (a: Term, b: Term): boolean => a.assetId === b.assetId && a.tokens.join(" ") !== b.tokens.join(" ");

/** "Avalanche ETF", "Tron holders". */
function isOwnForm({ term, at }: Hit, tokens: readonly Token[]): boolean {
  const next = tokens[at + term.tokens.length];
  return term.needs === "context" && next !== undefined && OWN_FOLLOWERS.has(next.lower);
}

/** "UNI surges", "DOT jumps 12%", "2 million SOL", "SOL futures", SOL/USD. ($FLOW) and $FLOW are a stock's as often. */
function isTraded({ term, at, form }: Hit, text: string, tokens: readonly Token[], known: Language): boolean {
  if (term.kind !== "symbol" || term.rank === null || term.rank > OF_THE_FIRST_RANK) return false;
  const [own, verb] = [tokens[at], tokens[at + 1]];
  const byPercent = verb !== undefined && MARKET_VERBS.has(verb.lower) && /^ \d[\d.,]*%/.test(text.slice(verb.end));
  if (byPercent && !sentenceOfCapitals(tokens)) return true;
  if (!isSymbolInCapitals({ term, at, form }, tokens, known)) return false;
  if (form === "form") return text[(own?.start ?? 0) - 1] !== "(";
  return form === "pair" && text[own?.end ?? 0] === "/";
}

function hintsIn({ text, tokens }: Part, hits: readonly Hit[], known: Language): number {
  const words = new Set(tokens.map(({ lower }) => lower).filter((word) => HINTS.has(word)));
  const symbols = hits.filter((hit) => isSymbolInCapitals(hit, tokens, known)).length;
  const chains = isSentence(tokens) ? hits.filter((hit) => isBuiltUpon(hit, text, tokens)).length : 0;
  return words.size + Math.min(symbols, 1) + chains * ENOUGH;
}

/** "LINK" among words that are not written so, and not what else is written so. */
function isSymbolInCapitals({ term, at }: Hit, tokens: readonly Token[], known: Language): boolean {
  const own = tokens[at];
  if (own === undefined || term.kind !== "symbol" || own.text.length <= SHORT) return false;
  return !known.ACRONYMS.has(own.lower) && !sentenceOfCapitals(tokens);
}

const ON: ReadonlySet<string> = new Set(["on", "onto", "over", "via", "to"]);

/** "settles on Avalanche": a lone capital after "on", at the end of what it belongs to. */
function isBuiltUpon({ term, at }: Hit, text: string, tokens: readonly Token[]): boolean {
  if (term.kind !== "name" || term.tokens.length > 1 || !CHAINS.has(term.tokens[0] ?? "")) return false;
  const [before, own, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || own === undefined || !isCapital(own)) return false;
  return ON.has(before.text) && !isCapital(next) && text[own.end] !== "’" && text[own.end] !== "'";
}
