import { DurableObject } from "cloudflare:workers";
import { fetchSource } from "../../providers/news/fetch-source.ts";
import type { FeedOutcome, Validators } from "../../providers/news/outcome.ts";
import type { NewsEndpoint } from "../../providers/news/source.ts";

/**
 * Reads one source of news, and keeps nothing. An object for no other reason than its connections: the platform lets six wait
 * for an answer in one invocation, so that in the job's own six sources that hang would hold up all others.
 */
export class NewsReader extends DurableObject<Env> {
  read(source: NewsEndpoint, known: Validators): Promise<FeedOutcome> {
    return fetchSource(source, known);
  }
}
