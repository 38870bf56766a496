import { z } from "zod";
import { errorFields, log } from "../platform/log.ts";
import { classifyArticles } from "../services/classify-articles.ts";
import type { ServiceContext } from "../services/context.ts";

/** `requestId`: of the run that found it. */
export const ArticleMessage = z.object({
  articleId: z.string().min(1).max(64),
  requestId: z.string().max(100).optional(),
});

/**
 * Scores the articles of a batch together. When that fails each is tried alone, so that one bad article takes none with it;
 * what fails alone is retried and at last goes to the dead-letter queue, as does a message that nobody can read.
 */
export async function consumeArticles(batch: MessageBatch, context: ServiceContext): Promise<void> {
  const startedAt = Date.now();
  const messages = batch.messages.flatMap((message) => {
    const body = ArticleMessage.safeParse(message.body);
    if (!body.success) message.retry();
    return body.success ? [{ message, ...body.data }] : [];
  });
  const senders = [...new Set(messages.map(({ requestId }) => requestId))].join(" ");
  const fields = { senders, queue: batch.queue, requestId: context.requestId, messages: batch.messages.length };
  try {
    const { scored, known, gone, workersAi } = await classifyArticles(
      context,
      messages.map(({ articleId }) => articleId),
    );
    for (const { message } of messages) message.ack();
    const unreadable = batch.messages.length - messages.length;
    log("info", "queue", { ...fields, scored, known, gone, unreadable, workersAi, ms: Date.now() - startedAt });
  } catch (error) {
    log("warn", "queue", { ...fields, ms: Date.now() - startedAt, ...errorFields(error) });
    for (const { message, articleId } of messages) {
      try {
        await classifyArticles(context, [articleId]);
        message.ack();
      } catch (alone) {
        log("error", "queue", { ...fields, articleId, attempts: message.attempts, ...errorFields(alone) });
        message.retry();
      }
    }
  }
}
