import { titleKey } from "./title.ts";

/** Headlines of the same words within this time tell the same story. */
const SAME_STORY = 48 * 3_600_000;
/** Share of common words among all words of two headlines, from which on they are the same story. */
const ALIKE = 0.8;

interface Told {
  readonly title: string;
  readonly storyId: string;
  readonly publishedAt: number;
}

interface Known {
  readonly words: ReadonlySet<string>;
  readonly storyId: string;
  readonly publishedAt: number;
}

export type StoryFinder = (id: string, title: string, publishedAt: number) => string;

/**
 * Gives each article its story: that of an earlier one of nearly the same words, else its own. Two headlines that each have
 * a figure which the other lacks are two stories ("hits $90K", "hits $91K").
 */
export function storyFinder(told: readonly Told[]): StoryFinder {
  // A headline of n words shares one of its rarest few with any that is alike, so only these are looked up. Longer words
  // are rarer; what matters is that the order is the same for all.
  const byRareWord = new Map<string, Known[]>();
  const add = (known: Known) => {
    for (const word of rarest(known.words)) {
      const list = byRareWord.get(word);
      if (list === undefined) byRareWord.set(word, [known]);
      else list.push(known);
    }
  };
  for (const { title, storyId, publishedAt } of told) add({ words: wordsOf(title), storyId, publishedAt });
  return (id, title, publishedAt) => {
    const words = wordsOf(title);
    const candidates = new Set(rarest(words).flatMap((word) => byRareWord.get(word) ?? []));
    for (const known of candidates) {
      if (Math.abs(known.publishedAt - publishedAt) <= SAME_STORY && areAlike(words, known.words)) return known.storyId;
    }
    add({ words, storyId: id, publishedAt });
    return id;
  };
}

const wordsOf = (title: string): ReadonlySet<string> => new Set(titleKey(title).split(" "));

function rarest(words: ReadonlySet<string>): string[] {
  const sorted = [...words].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return sorted.slice(0, words.size - Math.ceil(ALIKE * words.size) + 1);
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = a.intersection(b).size;
  if (common < ALIKE * (a.size + b.size - common)) return false;
  return !(hasOwnFigure(a, b) && hasOwnFigure(b, a));
}

const hasOwnFigure = (own: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...own].some((word) => /\d/.test(word) && !other.has(word));
