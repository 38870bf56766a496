import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { log } from "../platform/log.ts";
import { coreDb } from "../storage/database.ts";
import { unscoredArticles } from "../storage/queries/articles.ts";
import { patienceOf } from "../storage/queries/leases.ts";
import type { ServiceContext } from "./context.ts";
import { queueArticles } from "./queue-articles.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A new version takes up the past for so long; what it could not score by then, it never will. */
const RESCORING = 48 * HOUR;
/** What is younger is the business of the run that fetches. */
const FRESH = DAY;
const MOST_AT_ONCE = 500;

/** When this version is done with the past; it begins with the first call. */
export const rescoringEnds = ({ env, clock }: ServiceContext): Promise<number> =>
  patienceOf(coreDb(env), `rescoring ${MODEL_VERSION}`, clock.now() + RESCORING);

/** Queues what earlier model versions scored and this one did not yet, newest first. Their scores stay beside the new ones. */
export async function rescoreArticles(context: ServiceContext): Promise<number> {
  const { env, config, clock } = context;
  const now = clock.now();
  if (now >= (await rescoringEnds(context))) return 0;
  const from = now - config.newsRetentionDays * DAY;
  const ids = await unscoredArticles(coreDb(env), MODEL_VERSION, from, now - FRESH, MOST_AT_ONCE);
  const queued = await queueArticles(context, ids);
  if (queued > 0) log("info", "rescore", { requestId: context.requestId, queued, modelVersion: MODEL_VERSION });
  return queued;
}
