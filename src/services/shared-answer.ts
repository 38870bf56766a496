import type { JsonText } from "../platform/json-text.ts";
import { jsonBytes } from "../platform/json-text.ts";
import { cached } from "../storage/cache/cached.ts";
import { count } from "../storage/cache/counters.ts";
import type { ServiceContext } from "./context.ts";
import type { Written, WrittenOnce } from "./written-once.ts";

/**
 * An answer of analytics that is another once a day at most, out of up to thousands of rows of D1: what another isolate has
 * worked out is read from KV.
 */
export async function sharedAnswer<T>(
  context: ServiceContext,
  answers: WrittenOnce<T>,
  question: string,
  version: string,
  load: () => Promise<JsonText<T>>,
): Promise<Written<T>> {
  let remembered = true;
  const answer = await answers(context, `${version} ${question}`, async () => {
    remembered = false;
    const { value } = await cached(context, "analytics", question, load, version);
    return jsonBytes(value as JsonText<T>);
  });
  // Those too are what makes a question popular.
  if (remembered && context.freshFor === undefined) count(context, "analytics", question, "hits");
  return answer;
}
