import { headlineFeatures } from "./features.ts";
import type { Kind } from "./overlay.ts";
import type { ClauseScores } from "./score.ts";

/** Between clauses of which each may have its own subject. */
const CLAUSES = /;| [-–—] |,? (?:while|whereas|as|but|despite|although|though|even as|yet|amid) /i;
/** Between parts of a clause that still holds opposite words for several coins. */
const PARTS = /, | and | & /i;

interface Part {
  readonly coins: readonly string[];
  readonly score: number;
  /** Words of both signs are in it. */
  readonly both: boolean;
}

/**
 * What a title says of each coin, where it says opposite things of several: "Bitcoin rises as Solana falls". Null where it
 * does not, and the title's score holds for all. A coin of which both are said gets null: it is mentioned, and no more.
 */
export function clauseScores(
  title: string,
  kind: Kind,
  coinsIn: (text: string) => readonly string[],
): ClauseScores | null {
  if (coinsIn(title).length < 2) return null;
  const parts = title.split(CLAUSES).flatMap((clause) => {
    const part = read(clause, kind, coinsIn);
    return part.coins.length > 1 && part.both ? split(clause, part, kind, coinsIn) : [part];
  });
  const named = parts.filter(({ coins }) => coins.length > 0);
  const opposite = named.some(({ score }) => score > 0) && named.some(({ score }) => score < 0);
  const mixed = named.some(({ coins, both }) => coins.length > 1 && both);
  if (!opposite && !mixed) return null;
  const scores: Record<string, number | null> = {};
  for (const coin of new Set(named.flatMap(({ coins }) => coins))) {
    const own = named.filter(({ coins }) => coins.includes(coin));
    const torn = own.some(({ score }) => score > 0) && own.some(({ score }) => score < 0);
    const unclear = torn || own.some(({ coins, both }) => coins.length > 1 && both);
    scores[coin] = unclear ? null : own.reduce((sum, { score }) => sum + score, 0) / own.length;
  }
  return scores;
}

/** By its commas, if then each coin stands beside words of one sign; else the clause stays whole, and mixed. */
function split(clause: string, whole: Part, kind: Kind, coinsIn: (text: string) => readonly string[]): Part[] {
  const parts = clause.split(PARTS).map((part) => read(part, kind, coinsIn));
  const clear = parts.every(({ coins, both, score }) => !both && (coins.length === 0 ? score === 0 : score !== 0));
  return clear ? parts : [whole];
}

function read(text: string, kind: Kind, coinsIn: (text: string) => readonly string[]): Part {
  const { compound, words } = headlineFeatures(text, kind);
  const both = words.some(({ valence }) => valence > 0) && words.some(({ valence }) => valence < 0);
  return { coins: coinsIn(text), score: compound, both };
}
