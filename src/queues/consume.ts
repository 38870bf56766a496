import { log } from "../platform/log.ts";
import { newTrace, traced } from "../platform/trace.ts";
import type { ServiceContext } from "../services/context.ts";
import { serviceContext } from "../services/context.ts";
import { consumeArticles } from "./classify-articles.ts";
import { keepFailedArticles } from "./failed-articles.ts";
import { sendMails } from "./send-mails.ts";

/** Which consumer reads which queue; the names are those of wrangler.toml. */
const CONSUMERS: Readonly<Record<string, (batch: MessageBatch, context: ServiceContext) => Promise<void>>> = {
  "coinsight-articles": consumeArticles,
  "coinsight-articles-dead": keepFailedArticles,
  "coinsight-mails": sendMails,
};

/** Sends each batch to the consumer of its queue. */
export async function consume(batch: MessageBatch, env: Env, execution: ExecutionContext): Promise<void> {
  const consumer = CONSUMERS[batch.queue];
  if (consumer === undefined) {
    log("error", "queue", { queue: batch.queue, error: "no consumer for this queue" });
    batch.retryAll();
    return;
  }
  const requestId = `queue-${batch.messages[0]?.id ?? "empty"}`;
  await traced(newTrace(requestId), () => consumer(batch, serviceContext(env, execution, requestId)));
}
