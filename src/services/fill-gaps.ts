import { INTERVAL_MS } from "../domain/market/candle.ts";
import { isRetryDue } from "../domain/market/candles/gaps.ts";
import { readPage } from "../domain/market/candles/read-page.ts";
import { coreDb } from "../storage/database.ts";
import { openGaps, refillGap } from "../storage/queries/candle-series.ts";
import type { ServiceContext } from "./context.ts";
import { REQUEST_LIMITS, VenueRequests } from "./venue-requests.ts";

const MOST_GAPS = 500;
const MOST_REQUESTS = 40;
/** As many candles as the venue gives an answer. */
const PAGE = 1_000;

/** Asks again for what was missing. What is there now is stored; what is not stays a gap, and is asked for more rarely. */
export async function fillGaps(context: ServiceContext): Promise<{ retried: number; filled: number }> {
  const db = coreDb(context.env);
  const now = context.clock.now();
  const due = (await openGaps(db, "binance", MOST_GAPS)).filter((gap) => isRetryDue(gap, now));
  const result = { retried: 0, filled: 0 };
  if (due.length === 0) return result;
  const requests = await VenueRequests.open(context, { ...REQUEST_LIMITS, requests: MOST_REQUESTS });
  for (const gap of due) {
    const { symbol, interval, from, to } = gap;
    const step = INTERVAL_MS[interval];
    const span = { from, to: Math.min(to, from + PAGE * step) };
    const reply = await requests.klines({ symbol, interval, from, limit: (span.to - from) / step });
    if (reply.kind === "over") break;
    if (reply.kind !== "page") continue;
    const { bars, gaps } = readPage(span, interval, reply.page, now);
    const rest = span.to < to ? [{ from: span.to, to, reason: "missing" as const }] : [];
    await refillGap(db, gap, { bars, gaps: [...gaps, ...rest] }, now);
    result.retried += 1;
    result.filled += bars.length;
  }
  await requests.close();
  return result;
}
