import { errorFields, log } from "../platform/log.ts";
import type { ServiceContext } from "../services/context.ts";
import { recordFailedArticle } from "../services/record-failed-article.ts";
import { ArticleMessage } from "./classify-articles.ts";

/**
 * What the queue of articles gave up: kept as a row for an admin to see and to send again. While the database takes no row the
 * message stays here.
 */
export async function keepFailedArticles(batch: MessageBatch, context: ServiceContext): Promise<void> {
  for (const message of batch.messages) {
    const body = ArticleMessage.safeParse(message.body);
    const articleId = body.data?.articleId ?? null;
    const fields = { queue: batch.queue, requestId: body.data?.requestId ?? context.requestId, messageId: message.id };
    try {
      const outcome = await recordFailedArticle(context, articleId, message.id);
      log(outcome === null ? "info" : "error", "failed-article", { ...fields, articleId, reason: outcome });
      message.ack();
    } catch (error) {
      log("error", "failed-article", { ...fields, articleId, ...errorFields(error) });
      message.retry();
    }
  }
}
