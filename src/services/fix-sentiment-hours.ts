import { WINDOW } from "../domain/sentiment/aggregate.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import type { Figure } from "../domain/sentiment/snapshot.ts";
import { MARKET } from "../domain/sentiment/snapshot.ts";
import { log } from "../platform/log.ts";
import { coreDb } from "../storage/database.ts";
import type { SentimentHour } from "../storage/queries/sentiment.ts";
import { fixedHours, insertHours, scoredShare } from "../storage/queries/sentiment.ts";
import type { ServiceContext } from "./context.ts";
import { rescoringEnds } from "./rescore-articles.ts";
import { sentimentSnapshot } from "./sentiment-snapshot.ts";

const HOUR = 3_600_000;
/** A run fixes at most so many hours, so that one after a long stand-still stays short. */
const MOST_HOURS = 24;
/** Articles that this version has not scored may be so many of all; more than that are still on their way. */
const MISSING_SHARE = 0.02;
/** Then an hour is fixed with what there is, unless a new version is still at work on the past. */
const PATIENCE = 2 * HOUR;

/**
 * Fixes each hour that has ended, by what was known at its end: for the market and for every coin in the news. A fixed hour
 * never changes; a new model version writes its own beside it, as far back as there is history. Returns how many were fixed.
 */
export async function fixSentimentHours(context: ServiceContext): Promise<number> {
  const { env, config, clock } = context;
  const db = coreDb(env);
  const now = clock.now();
  const current = Math.floor(now / HOUR) * HOUR;
  const { last, first } = await fixedHours(db, MARKET, MODEL_VERSION);
  // Nothing was ever fixed: there is no past to tell of what was not read then.
  const rescoredAt = await rescoringEnds(context);
  let hour = last !== null ? last + HOUR : (first ?? current - HOUR);
  let fixed = 0;
  for (; hour < current && fixed < MOST_HOURS; hour += HOUR) {
    const end = hour + HOUR;
    const { articles, scored } = await scoredShare(db, MODEL_VERSION, end - WINDOW, end);
    const waiting = articles - scored > articles * MISSING_SHARE;
    if (waiting && now < Math.max(end + PATIENCE, rescoredAt)) break;
    const snapshot = await sentimentSnapshot(env, config, end);
    const rows = [toRow(MARKET, hour, snapshot.market)];
    for (const coin of snapshot.coins) rows.push(toRow(coin, hour, snapshot.figureOf(coin)));
    await insertHours(db, rows);
    fixed++;
  }
  if (fixed > 0) log("info", "sentiment-hours", { requestId: context.requestId, fixed, modelVersion: MODEL_VERSION });
  return fixed;
}

const toRow = (assetId: string, hour: number, figure: Figure): SentimentHour => ({
  assetId,
  hour,
  modelVersion: MODEL_VERSION,
  score: figure.value,
  n: figure.articles,
  nEff: figure.effectiveNumber,
  sources: figure.sources,
  mentions: figure.mentions,
  z: figure.mentionsZ,
});
