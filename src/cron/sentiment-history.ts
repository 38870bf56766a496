import type { ServiceContext } from "../services/context.ts";
import { fixSentimentHours } from "../services/fix-sentiment-hours.ts";
import { rescoreArticles } from "../services/rescore-articles.ts";
import { withLease } from "../services/with-lease.ts";

const LEASE_MS = 4 * 60_000;

export async function fixSentimentHoursJob(context: ServiceContext): Promise<void> {
  await withLease(context, "sentiment-hours", LEASE_MS, () => fixSentimentHours(context));
}

export async function rescoreArticlesJob(context: ServiceContext): Promise<void> {
  await withLease(context, "rescore-articles", LEASE_MS, () => rescoreArticles(context));
}
