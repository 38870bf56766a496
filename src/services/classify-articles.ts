import { classify } from "../domain/sentiment/classify.ts";
import type { Vote } from "../domain/sentiment/score.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { distilbertVotes } from "../providers/workers-ai/distilbert.ts";
import type { AiReason } from "../providers/workers-ai/workers-ai.ts";
import { workersAiOf } from "../providers/workers-ai/workers-ai.ts";
import { coreDb } from "../storage/database.ts";
import { articlesToScore } from "../storage/queries/articles.ts";
import { restsUntil, restUntil } from "../storage/queries/leases.ts";
import { storeClassified } from "../storage/queries/scores.ts";
import type { ServiceContext } from "./context.ts";
import { knownCoins } from "./known-coins.ts";
import { kindFinder } from "./news-sources.ts";

export interface Classified {
  readonly scored: number;
  /** Already scored by this version, as a message may come twice. */
  readonly known: number;
  /** No longer there. */
  readonly gone: number;
  /** "voting" when the model had its say on each, else the first reason why not. */
  readonly workersAi: "voting" | AiReason;
}

/** Finds the coins and scores the title of each article; stored once, however often it is asked for. Throws when nothing could be stored. */
export async function classifyArticles(context: ServiceContext, ids: readonly string[]): Promise<Classified> {
  const { env, config, clock } = context;
  const db = coreDb(env);
  const unique = [...new Set(ids)];
  const found = await articlesToScore(db, unique, MODEL_VERSION);
  const fresh = [...found.values()].filter((article) => !article.scored);
  const { mentionsOf, coinsIn } = await knownCoins(env, clock.now());
  const votes = await votesOn(
    context,
    fresh.map((article) => article.title),
  );
  const kindOf = kindFinder(config);
  const classified = fresh.map(({ id, sourceId, title, summary }, n) => {
    const kind = kindOf(sourceId);
    const vote = votes[n];
    const mentions = mentionsOf({ title, summary, cryptoOnly: kind !== "finance" });
    return {
      id,
      mentions,
      score: classify(title, kind, vote === undefined ? [] : [vote], coinsIn(mentions)),
    };
  });
  if (classified.length > 0) await storeClassified(db, MODEL_VERSION, classified);
  const silent = votes.find((vote) => vote.score === null)?.reason as AiReason | undefined;
  return {
    scored: classified.length,
    known: found.size - classified.length,
    gone: unique.length - found.size,
    workersAi: silent ?? (workersAiOf(env) === null ? "absent" : "voting"),
  };
}

const QUOTA = "workers-ai quota";
const DAY = 86_400_000;

/** DistilBERT's votes; once the day's allocation is used up it is not asked again before 00:00 UTC, by whichever isolate. */
async function votesOn({ env, clock }: ServiceContext, titles: readonly string[]): Promise<Vote[]> {
  const ai = workersAiOf(env);
  if (ai === null || titles.length === 0) return distilbertVotes(ai, titles);
  const db = coreDb(env);
  const now = clock.now();
  if (now < (await restsUntil(db, QUOTA))) return distilbertVotes(ai, titles, undefined, "quota");
  const votes = await distilbertVotes(ai, titles);
  if (votes.some(({ reason }) => reason === "quota")) await restUntil(db, QUOTA, (Math.floor(now / DAY) + 1) * DAY);
  return votes;
}
