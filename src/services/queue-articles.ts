import { errorFields, log } from "../platform/log.ts";
import type { ServiceContext } from "./context.ts";

/** The platform's limit of one call. */
const MOST_AT_ONCE = 100;

/** One message per article to be scored. What cannot be sent is found again by the next run; returns how many were sent. */
export async function queueArticles({ env, requestId }: ServiceContext, ids: readonly string[]): Promise<number> {
  let sent = 0;
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const batch = ids.slice(from, from + MOST_AT_ONCE);
    try {
      await env.ARTICLES.sendBatch(batch.map((articleId) => ({ body: { articleId, requestId } })));
      sent += batch.length;
    } catch (error) {
      log("error", "queue-articles", { requestId, unsent: batch.length, ...errorFields(error) });
    }
  }
  return sent;
}
