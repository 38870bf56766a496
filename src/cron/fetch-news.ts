import { log } from "../platform/log.ts";
import type { ServiceContext } from "../services/context.ts";
import { fetchNews } from "../services/fetch-news.ts";
import { withLease } from "../services/with-lease.ts";

/** A run ends long before, for every source has its deadline; a killed run must not stop the next but one. */
const LEASE_MS = 4 * 60_000;

export async function fetchNewsJob(context: ServiceContext): Promise<void> {
  const fetched = await withLease(context, "fetch-news", LEASE_MS, () => fetchNews(context));
  if (fetched === null) return;
  const { sources, stored, queued } = fetched;
  const outcomes: Record<string, number> = {};
  for (const outcome of Object.values(sources)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  log("info", "fetch-news", { requestId: context.requestId, stored, queued, outcomes });
}
