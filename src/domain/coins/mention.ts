/** A coin as people write of it. */
export interface CoinNames {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly rank: number | null;
}

export interface Mention {
  readonly assetId: string;
  /** How much of the article is about the coin, in (0, 1]. */
  readonly relevance: number;
}

/** A coin that only the summary names. */
const IN_SUMMARY = 0.4;
/** More coins than this share an article equally. */
const MOST_IN_FULL = 3;

/** Relevance of each coin that a title and its summary name. */
export function mentionsOf(inTitle: ReadonlySet<string>, inSummary: ReadonlySet<string>): Mention[] {
  const all = new Set([...inTitle, ...inSummary]);
  const share = all.size > MOST_IN_FULL ? all.size : 1;
  return [...all].map((assetId) => ({
    assetId,
    relevance: Math.round(((inTitle.has(assetId) ? 1 : IN_SUMMARY) / share) * 1000) / 1000,
  }));
}
