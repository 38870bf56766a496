import type { ScoredWord } from "./score.ts";
import type { Kind } from "./overlay.ts";
import { CUE_GROUPS, cuesOf, phraseAt, RATED_GROUPS, vocabularyOf } from "./overlay.ts";
import { plainMarks, tokenize } from "./tokenize.ts";
import { vader } from "./vader.ts";

/** What the weights are fitted on: all of one headline, in the order of {@link FEATURES}. */
export interface HeadlineFeatures {
  readonly values: readonly number[];
  /** VADER's compound with the words of this kind of source. */
  readonly compound: number;
  readonly words: readonly ScoredWord[];
  /** The words as n-grams are made of them. */
  readonly plain: readonly string[];
}

const SHAPE = [
  "question_mark",
  "exclamation",
  "money",
  "percent",
  "signed_up",
  "signed_down",
  "long",
  "link",
  "cashtag",
] as const;
const SUMS = ["one", "compound", "positive", "negative", "both", "vader_up", "vader_down"] as const;

export const FEATURES: readonly string[] = [...SUMS, ...RATED_GROUPS, ...CUE_GROUPS, ...SHAPE];

const ratedAt = new Map(RATED_GROUPS.map((name, n) => [name, SUMS.length + n]));
const cueAt = new Map(CUE_GROUPS.map((name, n) => [name, SUMS.length + RATED_GROUPS.length + n]));
const shapeAt = SUMS.length + RATED_GROUPS.length + CUE_GROUPS.length;

/** As VADER's README: beyond these the compound counts as polar. */
const POLAR = 0.05;
/** A word's usual valence, so that a feature of 1 is about one word of its group. */
const USUAL = 2;
const MOST = 2;

const capped = (value: number): number => Math.max(-MOST, Math.min(MOST, value));

export function headlineFeatures(text: string, kind: Kind): HeadlineFeatures {
  const { lexicon, phrases, groups } = vocabularyOf(kind);
  const { score: compound, words: scored } = vader(text, lexicon, phrases);
  const values = Array.from({ length: FEATURES.length }, () => 0);
  values[0] = 1;
  values[1] = compound;
  let up = 0;
  let down = 0;
  const words = scored.map((word): ScoredWord => {
    const group = groups.get(word.word.toLowerCase());
    const at = group === undefined ? undefined : ratedAt.get(group);
    if (word.valence > 0) up++;
    else down++;
    const share = word.valence / USUAL;
    if (at === undefined) {
      const own = word.valence > 0 ? 5 : 6;
      values[own] = capped((values[own] ?? 0) + Math.abs(share));
      return word;
    }
    values[at] = capped((values[at] ?? 0) + share);
    return { ...word, group: group ?? "vader" };
  });
  values[2] = compound >= POLAR ? 1 : 0;
  values[3] = compound <= -POLAR ? 1 : 0;
  values[4] = up > 0 && down > 0 ? 1 : 0;
  const plain = tokenize(plainMarks(text)).map((token) => token.toLowerCase());
  addCues(values, plain);
  addShape(values, text, plain.length);
  return { values, compound, words, plain };
}

function addCues(values: number[], plain: readonly string[]): void {
  const { groups, phrases } = cuesOf();
  for (let i = 0; i < plain.length; i++) {
    const phrase = phraseAt(phrases, plain, i);
    const group = groups.get(phrase?.join(" ") ?? plain[i] ?? "");
    const at = group === undefined ? undefined : cueAt.get(group);
    if (at === undefined) continue;
    values[at] = capped((values[at] ?? 0) + 1);
    if (phrase !== undefined) i += phrase.length - 1;
  }
}

function addShape(values: number[], text: string, length: number): void {
  const shape = [
    text.includes("?"),
    text.includes("!"),
    /[$€£₹]\s?\d|\b(?:million|billion)\b|\brs\.? ?\d/i.test(text),
    /\d ?%|per ?cent/i.test(text),
    /(?:^|\s)\+\d/.test(text),
    /(?:^|\s)-\d/.test(text),
  ];
  for (const [n, met] of shape.entries()) values[shapeAt + n] = met ? 1 : 0;
  values[shapeAt + 6] = Math.min(MOST, length / 12);
  values[shapeAt + 7] = /https?:\/\//.test(text) ? 1 : 0;
  values[shapeAt + 8] = capped(text.match(/\$[A-Za-z]{1,6}\b/g)?.length ?? 0);
}
