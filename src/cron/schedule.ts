import { errorFields, log } from "../platform/log.ts";
import { newTrace, traced } from "../platform/trace.ts";
import type { ServiceContext } from "../services/context.ts";
import { serviceContext } from "../services/context.ts";
import { continueDeletions } from "../services/continue-deletions.ts";
import { forgetArticles } from "../services/forget-articles.ts";
import { forgetAttempts } from "../services/forget-attempts.ts";
import { forgetEndedSessions } from "../services/forget-ended-sessions.ts";
import { forgetUserWrites } from "../services/forget-user-writes.ts";
import { keepColdPrices } from "../services/keep-cold-prices.ts";
import { keepRates } from "../services/keep-rates.ts";
import { pokeFeed } from "../services/poke-feed.ts";
import { refreshCatalogue } from "../services/refresh-catalogue.ts";
import { tidyCache, warmCache } from "../services/warm-cache.ts";
import { fetchNewsJob } from "./fetch-news.ts";
import { fillGapsJob, keepCandlesJob, tidyCandlesJob } from "./keep-candles.ts";
import { fixSentimentHoursJob, rescoreArticlesJob } from "./sentiment-history.ts";

/** A job is a call of one service. Jobs may overlap and repeat, so each must bear both. */
type Job = (context: ServiceContext) => Promise<void>;

/** Which jobs run when; the expressions are those of wrangler.toml. */
export const SCHEDULE: Readonly<Record<string, Readonly<Record<string, Job>>>> = {
  "* * * * *": {
    feed: pokeFeed,
    "continue-deletions": continueDeletions,
    // Has a rest of six hours of its own: each minute, so that a first start shows market values at once.
    "refresh-catalogue": async (context) => void (await refreshCatalogue(context)),
  },
  "*/5 * * * *": {
    "sentiment-hours": fixSentimentHoursJob,
    "rescore-articles": rescoreArticlesJob,
    "fetch-news": fetchNewsJob,
    "cold-prices": keepColdPrices,
    "warm-cache": warmCache,
  },
  "2-59/5 * * * *": {
    "keep-candles": keepCandlesJob,
    "fill-gaps": fillGapsJob,
    "keep-rates": (context) => keepRates(context),
  },
  "23 3 * * *": {
    "tidy-candles": tidyCandlesJob,
    "tidy-cache": tidyCache,
    "forget-articles": async (context) => void (await forgetArticles(context)),
    "forget-attempts": forgetAttempts,
    "forget-ended-sessions": forgetEndedSessions,
    "forget-user-writes": forgetUserWrites,
  },
};

export async function runSchedule(
  controller: ScheduledController,
  env: Env,
  execution: ExecutionContext,
): Promise<void> {
  const jobs = Object.entries(SCHEDULE[controller.cron] ?? {});
  await Promise.all(
    jobs.map(async ([name, job]) => {
      const startedAt = Date.now();
      const requestId = `cron-${name}-${controller.scheduledTime}`;
      try {
        await traced(newTrace(requestId), () => job(serviceContext(env, execution, requestId)));
        log("info", "job", { job: name, requestId, ms: Date.now() - startedAt });
      } catch (error) {
        log("error", "job", { job: name, requestId, ms: Date.now() - startedAt, ...errorFields(error) });
      }
    }),
  );
}
