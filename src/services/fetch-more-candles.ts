import type { AssetId } from "../domain/ids.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { Span } from "../domain/market/candles/bar.ts";
import type { Progress } from "../domain/market/candles/plan.ts";
import { beginning } from "../domain/market/candles/plan.ts";
import { errorFields, log } from "../platform/log.ts";
import type { BackfillBounds } from "./backfill-candles.ts";
import { backfillCandles } from "./backfill-candles.ts";
import type { ServiceContext } from "./context.ts";
import { REQUEST_LIMITS } from "./venue-requests.ts";

/** Behind by more than a late turn of the job. */
const LATE_MS = 600_000;

type Known = Pick<Progress, "interval" | "fromTime" | "toTime" | "listedAt">;

/** Whether the venue has more than is stored of a span. */
export function lacksCandles(series: Known | null, span: Span, now: number): boolean {
  if (series === null || series.fromTime === null || series.toTime === null) return true;
  const late = Math.max(LATE_MS, 2 * INTERVAL_MS[series.interval]);
  return series.fromTime > Math.max(span.from, beginning(series, now)) || series.toTime < Math.min(span.to, now) - late;
}

const ON_DEMAND: BackfillBounds = { ...REQUEST_LIMITS, requests: 12, ms: 8_000, rows: 15_000, together: 3 };
/** An answer waits so long for the first candles of a coin; the rest comes beside it. */
const WAIT_MS = 2_500;
const AGAIN_MS = 30_000;
const MOST_REMEMBERED = 1_000;
const fetched = new Map<AssetId, number>();

/** Fetches what is lacking, beside the answer; true when it waited for it, because there was nothing yet. */
export async function fetchMoreCandles(
  context: ServiceContext,
  id: AssetId,
  series: Known | null,
  now: number,
): Promise<boolean> {
  if (now - (fetched.get(id) ?? 0) < AGAIN_MS) return false;
  if (fetched.size >= MOST_REMEMBERED) fetched.clear();
  fetched.set(id, now);
  const work = backfillCandles(context, { asset: id }, ON_DEMAND).catch((error: unknown) => {
    log("error", "candles", { requestId: context.requestId, ...errorFields(error) });
  });
  context.defer(work);
  if (series !== null && series.fromTime !== null) return false;
  await Promise.race([work, new Promise((resolve) => void setTimeout(resolve, WAIT_MS))]);
  return true;
}
