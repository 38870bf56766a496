import file from "./vader-lexicon.json" with { type: "json" };

/** Mean rating of a word in [-4, 4], by ten people. */
export type Lexicon = ReadonlyMap<string, number>;

let lexicon: Lexicon | undefined;

/** VADER's words; split at first use, because most requests never score anything. */
export function vaderLexicon(): Lexicon {
  lexicon ??= new Map(
    Object.entries(file.byValence).flatMap(([valence, words]) =>
      words.split(" ").map((word): [string, number] => [word, Number(valence)]),
    ),
  );
  return lexicon;
}
