/**
 * Words and constants of VADER's rules (Hutto & Gilbert, ICWSM 2014), as in the Python reference
 * cjhutto/vaderSentiment 44fc044, MIT, Copyright 2016 C.J. Hutto.
 */

/** What a degree word adds to the next word's valence. */
const MORE = 0.293;
const LESS = -MORE;
/** What CAPITALS add where not all is in capitals. */
export const CAPITALS = 0.733;
/** "Not good" is bad, but less so than "bad". */
export const NEGATION = -0.74;
/** A degree word counts less the farther it stands before the word: directly, one, two between. */
export const DISTANCE = [1, 0.95, 0.9] as const;
/** The share of what stands before and after "but". */
export const BEFORE_BUT = 0.5;
export const AFTER_BUT = 1.5;
/** "Never so good", "never this good". */
export const NEVER_SO = 1.25;
/** Added for each of at most four exclamation marks. */
export const EXCLAMATION = 0.292;
/** Added for each of two or three question marks; for more there is one fixed amount. */
export const QUESTION = 0.18;
export const MANY_QUESTIONS = 0.96;
/** Makes a sum of about ±4 words fill most of [-1, 1]. */
export const ALPHA = 15;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

const CONTRACTED = words(
  "ain aren can couldn daren didn doesn don hadn hasn haven isn mightn mustn needn oughtn shan shouldn wasn weren won wouldn",
);

/** Words that turn the next ones round. Whatever holds "n't" does so too. */
export const NEGATIONS: ReadonlySet<string> = new Set([
  ...words("cannot neither never none nope nor not nothing nowhere uhuh uh-uh without rarely seldom despite"),
  ...CONTRACTED.map((stem) => `${stem}t`),
  ...CONTRACTED.map((stem) => `${stem}'t`),
]);

export const DEGREES: ReadonlyMap<string, number> = new Map([
  ...words(
    `absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously
     entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking
     fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible
     incredibly intensely major majorly more most particularly purely quite really remarkably so substantially
     thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very`,
  ).map((word): [string, number] => [word, MORE]),
  ...words(
    `almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce
     scarcely slight slightly somewhat sorta sortof sort-of`,
  ).map((word): [string, number] => [word, LESS]),
]);

/** Degree words of two words. */
export const DEGREE_PHRASES: ReadonlyMap<string, number> = new Map([
  ["just enough", LESS],
  ["kind of", LESS],
  ["sort of", LESS],
]);

/** Phrases that mean something else than their words. */
export const IDIOMS: ReadonlyMap<string, number> = new Map([
  ["the shit", 3],
  ["the bomb", 3],
  ["bad ass", 1.5],
  ["bus stop", 0],
  ["yeah right", -2],
  ["kiss of death", -1.5],
  ["to die for", 3],
  ["beating heart", 3.1],
  ["broken heart", -2.9],
]);
