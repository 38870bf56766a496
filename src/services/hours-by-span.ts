import type { AssetId } from "../domain/ids.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { MARKET } from "../domain/sentiment/snapshot.ts";
import { coreDb } from "../storage/database.ts";
import { scoresOfHours } from "../storage/queries/sentiment.ts";
import type { ServiceContext } from "./context.ts";

const HOUR = 3_600_000;

/** The fixed scores of assets at the ends of intervals: nothing for an interval whose last hour was not fixed. */
export async function hoursBySpan(
  { env }: ServiceContext,
  assets: readonly AssetId[],
  ends: readonly number[],
  width: number,
): Promise<ReadonlyMap<number, ReadonlyMap<string, number>>> {
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  // With the market's, which has a row for every hour that was fixed.
  const rows = await scoresOfHours(coreDb(env), [...assets, MARKET], MODEL_VERSION, {
    from: first - HOUR,
    to: last - HOUR,
    every: width,
  });
  const byEnd = new Map<number, Map<string, number>>();
  for (const { assetId, hour, score } of rows) {
    const scores = byEnd.get(hour + HOUR) ?? new Map<string, number>();
    byEnd.set(hour + HOUR, scores);
    if (score !== null) scores.set(assetId, score);
  }
  return byEnd;
}
