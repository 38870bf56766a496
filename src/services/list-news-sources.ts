import type { Quota } from "../domain/news/usage.ts";
import { startOf, usedOf } from "../domain/news/usage.ts";
import type { Kind } from "../domain/sentiment/overlay.ts";
import { coreDb } from "../storage/database.ts";
import { newsSourcesById, visitsOf } from "../storage/queries/news-sources.ts";
import type { ServiceContext } from "./context.ts";
import { newsSourcesOf } from "./news-sources.ts";

export interface NewsSourceHealth {
  readonly id: string;
  readonly kind: Kind;
  readonly api: "feed" | "newsapi" | "coindesk";
  readonly status: "healthy" | "failing" | "untried";
  readonly problem: string | null;
  readonly failures: number;
  readonly checkedAt: number | null;
  readonly succeededAt: number | null;
  /** By reason, at the last good visit. */
  readonly skipped: Record<string, number>;
  /** All visits ever, by how they ended. */
  readonly visits: Record<string, number>;
  readonly quotas: readonly QuotaState[];
  /** It asked to be left alone until then. */
  readonly restsUntil: number | null;
}

export interface QuotaState {
  readonly period: string;
  readonly most: number;
  readonly used: number;
  readonly resetsAt: number;
}

/** How each source of the configuration is doing. */
export async function listNewsSources({
  env,
  config,
  clock,
}: ServiceContext): Promise<{ sources: NewsSourceHealth[]; asOf: number }> {
  const rows = await newsSourcesById(coreDb(env));
  const now = clock.now();
  const sources = newsSourcesOf(config).map(({ id, kind, api, quotas }): NewsSourceHealth => {
    const row = rows.get(id);
    const { usage } = visitsOf(row);
    const stateOf = (quota: Quota): QuotaState => ({
      period: quota.name,
      most: quota.most,
      used: usedOf(usage, quota, now),
      resetsAt: startOf(quota, now) + quota.period,
    });
    const status = row === undefined || row.checkedAt === null ? "untried" : row.failures > 0 ? "failing" : "healthy";
    return {
      id,
      kind,
      api,
      status,
      problem: row?.problem ?? null,
      failures: row?.failures ?? 0,
      checkedAt: row?.checkedAt ?? null,
      succeededAt: row?.succeededAt ?? null,
      // Written by this product only, as counts.
      skipped: (row?.skipped ?? {}) as Record<string, number>,
      visits: usage.outcomes,
      quotas: quotas.map(stateOf),
      restsUntil: usage.restUntil > now ? usage.restUntil : null,
    };
  });
  return { sources, asOf: now };
}
