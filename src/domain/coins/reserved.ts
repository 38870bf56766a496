/** Words that stand in paths where a coin's id may stand, and names that the product uses itself: no coin may have them. */
export const RESERVED_IDS: ReadonlySet<string> = new Set(["market", "compare", "score", "sources", "trend", "news"]);
