import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { coreDb } from "../storage/database.ts";
import { recordFailed } from "../storage/queries/failed-articles.ts";
import { classifyArticles } from "./classify-articles.ts";
import type { ServiceContext } from "./context.ts";

const LONGEST = 300;

/**
 * Tries an article once more, for what was ill then may be well now; why it fails is kept, and given. Null: it is scored, or gone.
 * A message that nobody can read has no article.
 */
export async function recordFailedArticle(
  context: ServiceContext,
  articleId: string | null,
  messageId: string,
): Promise<string | null> {
  const reason = articleId === null ? "unreadable message" : await failureOf(context, articleId);
  if (reason === null) return null;
  const row = { id: articleId ?? messageId, modelVersion: MODEL_VERSION, reason, failedAt: context.clock.now() };
  await recordFailed(coreDb(context.env), row);
  return reason;
}

async function failureOf(context: ServiceContext, articleId: string): Promise<string | null> {
  try {
    await classifyArticles(context, [articleId]);
    return null;
  } catch (error) {
    const { message, cause } = error as Error;
    // A driver's own words: those of the query say less and are longer.
    return (cause instanceof Error ? cause.message : message).slice(0, LONGEST);
  }
}
