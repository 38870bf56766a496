import type { Kind } from "../domain/sentiment/overlay.ts";
import { coreDb } from "../storage/database.ts";
import { newsSourcesById } from "../storage/queries/news-sources.ts";
import type { ServiceContext } from "./context.ts";

export interface NewsSourceHealth {
  readonly id: string;
  readonly kind: Kind;
  readonly status: "healthy" | "failing" | "untried";
  readonly problem: string | null;
  readonly failures: number;
  readonly checkedAt: number | null;
  readonly succeededAt: number | null;
  /** By reason, at the last good visit. */
  readonly skipped: Record<string, number>;
}

/** How each source of the configuration is doing. */
export async function listNewsSources({
  env,
  config,
  clock,
}: ServiceContext): Promise<{ sources: NewsSourceHealth[]; asOf: number }> {
  const rows = await newsSourcesById(coreDb(env));
  const sources = config.newsFeeds.map(({ id, kind }): NewsSourceHealth => {
    const row = rows.get(id);
    const status = row === undefined || row.checkedAt === null ? "untried" : row.failures > 0 ? "failing" : "healthy";
    return {
      id,
      kind,
      status,
      problem: row?.problem ?? null,
      failures: row?.failures ?? 0,
      checkedAt: row?.checkedAt ?? null,
      succeededAt: row?.succeededAt ?? null,
      // Written by this product only, as counts.
      skipped: (row?.skipped ?? {}) as Record<string, number>,
    };
  });
  return { sources, asOf: clock.now() };
}
