import { log } from "../platform/log.ts";

/** Sends each batch to the consumer of its queue. */
export async function consume(batch: MessageBatch, _env: Env, _execution: ExecutionContext): Promise<void> {
  log("error", "queue", { queue: batch.queue, error: "no consumer for this queue" });
  batch.retryAll();
}
