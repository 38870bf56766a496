import { vaderLexicon } from "./lexicon.ts";
import type { Lexicon } from "./lexicon.ts";
import file from "./overlay.json" with { type: "json" };

/** Kinds of sources: each has one set of words and weights. */
export const KINDS = ["crypto", "finance", "social"] as const;
export type Kind = (typeof KINDS)[number];

/** Phrases by their first word, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The words of one kind of source: VADER's with the overlay's tiers over them. */
export interface Vocabulary {
  readonly lexicon: Lexicon;
  /** Of the words that the overlay rates; a phrase is written with spaces. */
  readonly phrases: Phrases;
  /** The overlay's group of a word; VADER's own words have none. */
  readonly groups: ReadonlyMap<string, string>;
}

/** Words and phrases that say what kind of headline this is, by group. */
export interface Cues {
  readonly groups: ReadonlyMap<string, string>;
  readonly phrases: Phrases;
}

type Tier = "A" | "B" | "cue";
const TIERS: Readonly<Record<Kind, readonly Tier[]>> = { crypto: ["A", "B"], finance: ["A"], social: ["A"] };

const groups = Object.entries(file.groups) as [string, { tier: Tier; words: Record<string, string> }][];

/** The overlay's groups, in the file's order: they are what the weights are fitted on. */
export const RATED_GROUPS: readonly string[] = groups
  .filter(([name, { tier }]) => tier !== "cue" && name !== "false_friend")
  .map(([name]) => name);
export const CUE_GROUPS: readonly string[] = groups.filter(([, { tier }]) => tier === "cue").map(([name]) => name);

const vocabularies = new Map<Kind, Vocabulary>();
let cues: Cues | undefined;

/** Made at first use, because most requests never score anything. */
export function vocabularyOf(kind: Kind): Vocabulary {
  const known = vocabularies.get(kind);
  if (known !== undefined) return known;
  const lexicon = new Map(vaderLexicon());
  const named = new Map<string, string>();
  for (const tier of TIERS[kind]) {
    for (const [word, valence, group] of wordsOf(tier)) {
      // Without a valence a word is as if unknown: it must not stand between "not" and what that negates.
      if (valence === 0) lexicon.delete(word);
      else lexicon.set(word, valence);
      named.set(word, group);
    }
  }
  const made = { lexicon, phrases: phrasesOf(named.keys()), groups: named };
  vocabularies.set(kind, made);
  return made;
}

export function cuesOf(): Cues {
  if (cues === undefined) {
    const named = new Map([...wordsOf("cue")].map(([word, , group]): [string, string] => [word, group]));
    cues = { groups: named, phrases: phrasesOf(named.keys()) };
  }
  return cues;
}

function* wordsOf(tier: Tier): Generator<[word: string, valence: number, group: string]> {
  for (const [group, { tier: own, words }] of groups) {
    if (own !== tier) continue;
    for (const [valence, list] of Object.entries(words)) {
      for (const word of list.split(", ")) yield [word, Number(valence), group];
    }
  }
}

function phrasesOf(words: Iterable<string>): Phrases {
  const phrases = [...words].filter((word) => word.includes(" ")).map((phrase) => phrase.split(" "));
  const byFirst = Map.groupBy(phrases, (phrase) => phrase[0] ?? "");
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return byFirst;
}

/** The phrase of `phrases` that begins at this word, or none. */
export function phraseAt(phrases: Phrases, lower: readonly string[], at: number): readonly string[] | undefined {
  return phrases.get(lower[at] ?? "")?.find((phrase) => phrase.every((word, n) => lower[at + n] === word));
}
