import type { CoinFinder } from "../domain/coins/find-coins.ts";
import { coinFinder } from "../domain/coins/find-coins.ts";
import type { Mention } from "../domain/coins/mention.ts";
import { memo } from "../platform/memo.ts";
import { coreDb } from "../storage/database.ts";
import { coinNames } from "../storage/queries/coin-names.ts";

export interface KnownCoins {
  readonly mentionsOf: CoinFinder;
  /** Finds coins of these mentions in a part of the text; null where there are too few to tell apart. */
  readonly coinsIn: (mentions: readonly Mention[]) => ((part: string) => string[]) | null;
}

/** The catalogue changes rarely; a coin added is found in the news after five minutes. */
export const knownCoins = memo(5 * 60_000, async (env): Promise<KnownCoins> => {
  const mentionsOf = coinFinder(await coinNames(coreDb(env)));
  return {
    mentionsOf,
    coinsIn: (mentions) => {
      if (mentions.length < 2) return null;
      const named = new Set(mentions.map(({ assetId }) => assetId));
      // The whole text has the context that a part of it lacks.
      return (part) =>
        mentionsOf({ title: part, summary: null, cryptoOnly: true })
          .map(({ assetId }) => assetId)
          .filter((assetId) => named.has(assetId));
    },
  };
});
