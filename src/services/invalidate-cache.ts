import { deleteCached } from "../storage/cache/cache.ts";
import { HOLDS_WITHIN_MS, noteInvalidation } from "../storage/cache/invalidated.ts";
import type { Namespace } from "../storage/cache/policies.ts";
import { coreDb } from "../storage/database.ts";
import { recordInvalidation } from "../storage/queries/cache-records.ts";
import { errorFields, log } from "../platform/log.ts";
import type { ServiceContext } from "./context.ts";

export interface CacheInvalidation {
  readonly namespace: Namespace;
  readonly key: string | null;
  readonly at: number;
  /** From then on nobody gets anything older than `at`. */
  readonly holdsFrom: number;
}

/**
 * Declares void what a namespace holds, or one of its keys in all versions. Recorded in D1, which every isolate reads again
 * within half a minute: KV alone would go on giving deleted entries for as long as it likes. Here it holds at once.
 */
export async function invalidateCache(
  context: ServiceContext,
  { namespace, key }: { readonly namespace: Namespace; readonly key: string | null },
): Promise<CacheInvalidation> {
  const at = context.clock.now();
  const invalidation = { namespace, key: key ?? "", at };
  await recordInvalidation(coreDb(context.env), invalidation);
  noteInvalidation(invalidation);
  const tidied = deleteCached(context.env, namespace, key);
  context.defer(tidied.catch((error: unknown) => log("warn", "cache_delete", { namespace, ...errorFields(error) })));
  return { namespace, key, at, holdsFrom: at + HOLDS_WITHIN_MS };
}
