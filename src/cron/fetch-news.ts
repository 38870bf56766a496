import { log } from "../platform/log.ts";
import type { ServiceContext } from "../services/context.ts";
import { fetchNews } from "../services/fetch-news.ts";

export async function fetchNewsJob(context: ServiceContext): Promise<void> {
  const { sources, stored, queued } = await fetchNews(context);
  const outcomes: Record<string, number> = {};
  for (const outcome of Object.values(sources)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  log("info", "fetch-news", { requestId: context.requestId, stored, queued, outcomes });
}
