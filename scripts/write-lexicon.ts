/**
 * `node scripts/write-lexicon.ts`: writes src/domain/sentiment/vader-lexicon.json from the lexicon of the vader-sentiment
 * package, grouped by valence, so that the bundle carries a few long strings that are split at first use.
 */
import { readFileSync, writeFileSync } from "node:fs";

const TARGET = "src/domain/sentiment/vader-lexicon.json";
const home = new URL("../node_modules/vader-sentiment/", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", home), "utf8")) as { version: string };

// A few words stand there twice; as in the package, the last one counts.
const valences = new Map<string, number>();
let phrases = 0;
for (const line of readFileSync(new URL("vader_lexicon.txt", home), "utf8").split("\n")) {
  const [word, valence] = line.split("\t");
  if (word === undefined || valence === undefined) continue;
  // A token never holds a space, so the few phrases could never be met.
  if (/\s/.test(word.trim())) {
    phrases++;
    continue;
  }
  valences.set(word.trim(), Number(valence));
}
const groups = Map.groupBy(valences.keys(), (word) => valences.get(word) ?? 0);
const byValence = Object.fromEntries(
  [...groups].toSorted(([a], [b]) => a - b).map(([valence, words]) => [`${valence}`, words.toSorted().join(" ")]),
);
const licence =
  `Lexicon of vader-sentiment ${version} (npm), Copyright 2018 Comcast Cable Communications Management, LLC, Apache-2.0; ` +
  "from VADER, Copyright 2016 C.J. Hutto, MIT. Changed: grouped by valence, phrases left out.";
writeFileSync(TARGET, `${JSON.stringify({ licence, byValence }, null, 2)}\n`);
console.log(`${TARGET}: ${valences.size} words, ${phrases} phrases left out`);
