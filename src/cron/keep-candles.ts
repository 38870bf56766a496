import { log } from "../platform/log.ts";
import { backfillCandles } from "../services/backfill-candles.ts";
import type { ServiceContext } from "../services/context.ts";
import { dropOldCandles } from "../services/drop-old-candles.ts";
import { fillGaps } from "../services/fill-gaps.ts";

export async function keepCandlesJob(context: ServiceContext): Promise<void> {
  const { requests, rows, gaps, left } = await backfillCandles(context);
  log("info", "keep-candles", { requestId: context.requestId, requests, rows, gaps, left });
}

export async function tidyCandlesJob(context: ServiceContext): Promise<void> {
  const dropped = await dropOldCandles(context);
  log("info", "tidy-candles", { requestId: context.requestId, dropped });
}

export async function fillGapsJob(context: ServiceContext): Promise<void> {
  const { retried, filled } = await fillGaps(context);
  if (retried > 0) log("info", "fill-gaps", { requestId: context.requestId, retried, filled });
}
