import type { ScoredWord } from "./score.ts";
import type { Lexicon } from "./lexicon.ts";
import { vaderLexicon } from "./lexicon.ts";
import type { Phrases } from "./overlay.ts";
import { phraseAt } from "./overlay.ts";
import { isUpper, plainMarks, tokenize } from "./tokenize.ts";
import * as rule from "./vader-rules.ts";

export interface VaderScore {
  /** VADER's "compound", in [-1, 1], to 4 digits. */
  readonly score: number;
  /** The words that made it, in their order. */
  readonly words: readonly ScoredWord[];
}

const NO_PHRASES: Phrases = new Map();

interface Sentence {
  readonly tokens: readonly string[];
  readonly lower: readonly string[];
  readonly lexicon: Lexicon;
  /** Some words but not all are in capitals, so that capitals mean something. */
  readonly shouts: boolean;
}

/**
 * VADER with the reference's rules, save where the reference errs: what "but" weighs goes by position (the reference meets the
 * first of two equal values), and curly quotes count as straight ones.
 */
export function vader(text: string, lexicon: Lexicon = vaderLexicon(), phrases: Phrases = NO_PHRASES): VaderScore {
  const plain = plainMarks(text);
  const tokens = tokenize(plain);
  const lower = tokens.map((token) => token.toLowerCase());
  if (phrases.size > 0) joinPhrases(phrases, tokens, lower);
  if (!lower.some((word) => lexicon.has(word))) return { score: 0, words: [] };
  const upper = tokens.reduce((count, token) => count + (isUpper(token) ? 1 : 0), 0);
  const sentence: Sentence = { tokens, lower, lexicon, shouts: upper > 0 && upper < tokens.length };

  const but = lower.indexOf("but");
  const words: ScoredWord[] = [];
  let sum = 0;
  for (let i = 0; i < lower.length; i++) {
    const word = lower[i] ?? "";
    const base = lexicon.get(word);
    if (base === undefined || rule.DEGREES.has(word) || (word === "kind" && lower[i + 1] === "of")) continue;
    let valence = valenceOf(sentence, i, base);
    if (but !== -1 && i !== but) valence *= i < but ? rule.BEFORE_BUT : rule.AFTER_BUT;
    if (valence === 0) continue;
    sum += valence;
    words.push({ word: tokens[i] ?? word, base, valence: round(valence, 3) });
  }
  const emphasis = emphasisOf(plain);
  if (sum > 0) sum += emphasis;
  else if (sum < 0) sum -= emphasis;
  return { score: round(sum / Math.sqrt(sum * sum + rule.ALPHA), 4), words };
}

/** Makes one token of each phrase's words, so that they count as the phrase and no more by themselves. */
function joinPhrases(phrases: Phrases, tokens: string[], lower: string[]): void {
  for (let i = 0; i < lower.length; i++) {
    const phrase = phraseAt(phrases, lower, i);
    if (phrase === undefined) continue;
    tokens.splice(i, phrase.length, tokens.slice(i, i + phrase.length).join(" "));
    lower.splice(i, phrase.length, phrase.join(" "));
  }
}

/** A word's valence after capitals and what stands up to three words before it. */
function valenceOf(sentence: Sentence, i: number, base: number): number {
  const { tokens, lower, lexicon, shouts } = sentence;
  const before = (distance: number): string => lower[i - distance] ?? "";
  let valence = base;
  // Before another known word "no" only negates.
  if (lower[i] === "no" && lexicon.has(lower[i + 1] ?? "")) valence = 0;
  const negatedByNo =
    before(1) === "no" || before(2) === "no" || (before(3) === "no" && (before(1) === "or" || before(1) === "nor"));
  if (negatedByNo) valence = base * rule.NEGATION;
  if (shouts && isUpper(tokens[i] ?? "")) valence += valence > 0 ? rule.CAPITALS : -rule.CAPITALS;

  for (let distance = 1; distance <= 3 && distance <= i; distance++) {
    if (lexicon.has(before(distance))) continue;
    valence += degreeOf(sentence, i - distance, valence) * (rule.DISTANCE[distance - 1] ?? 1);
    valence *= negationOf(distance, before);
    if (distance === 3) valence = idiomOf(lower, i, valence);
  }
  const leastNegates = before(1) === "least" && !lexicon.has("least") && before(2) !== "at" && before(2) !== "very";
  return leastNegates ? valence * rule.NEGATION : valence;
}

/** "very", "slightly": pushes away from or towards zero, in capitals more so. */
function degreeOf({ tokens, lower, shouts }: Sentence, at: number, valence: number): number {
  const degree = rule.DEGREES.get(lower[at] ?? "");
  if (degree === undefined) return 0;
  const signed = valence < 0 ? -degree : degree;
  if (!shouts || !isUpper(tokens[at] ?? "")) return signed;
  return valence > 0 ? signed + rule.CAPITALS : signed - rule.CAPITALS;
}

const emphasised = (word: string): boolean => word === "so" || word === "this";

function negationOf(distance: number, before: (distance: number) => string): number {
  const word = before(distance);
  if (distance === 2) {
    if (word === "never" && emphasised(before(1))) return rule.NEVER_SO;
    if (word === "without" && before(1) === "doubt") return 1;
  }
  if (distance === 3) {
    // The second half is the reference's own: any "so" or "this" right before the word strengthens it here.
    if ((word === "never" && emphasised(before(2))) || emphasised(before(1))) return rule.NEVER_SO;
    if (word === "without" && (before(2) === "doubt" || before(1) === "doubt")) return 1;
  }
  return rule.NEGATIONS.has(word) || word.includes("n't") ? rule.NEGATION : 1;
}

function idiomOf(lower: readonly string[], i: number, valence: number): number {
  const phrase = (from: number, to: number): string => lower.slice(i + from, i + to + 1).join(" ");
  const behind = [phrase(-1, 0), phrase(-2, 0), phrase(-2, -1), phrase(-3, -1), phrase(-3, -2)];
  let result = valence;
  const met = behind.find((words) => rule.IDIOMS.has(words));
  if (met !== undefined) result = rule.IDIOMS.get(met) ?? result;
  if (i + 1 < lower.length) result = rule.IDIOMS.get(phrase(0, 1)) ?? result;
  if (i + 2 < lower.length) result = rule.IDIOMS.get(phrase(0, 2)) ?? result;
  for (const words of [phrase(-3, -2), phrase(-2, -1)]) result += rule.DEGREE_PHRASES.get(words) ?? 0;
  return result;
}

function emphasisOf(text: string): number {
  let exclamations = 0;
  let questions = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 33) exclamations++;
    else if (code === 63) questions++;
  }
  const asked = questions < 2 ? 0 : questions <= 3 ? questions * rule.QUESTION : rule.MANY_QUESTIONS;
  return Math.min(exclamations, 4) * rule.EXCLAMATION + asked;
}

const round = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
};
