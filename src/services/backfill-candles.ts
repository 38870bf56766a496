import type { AssetId } from "../domain/ids.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { Gap } from "../domain/market/candles/bar.ts";
import { within } from "../domain/market/candles/gaps.ts";
import type { Step } from "../domain/market/candles/plan.ts";
import { extended, nextStep, urgency } from "../domain/market/candles/plan.ts";
import type { ReadPage } from "../domain/market/candles/read-page.ts";
import { readPage } from "../domain/market/candles/read-page.ts";
import { log } from "../platform/log.ts";
import type { CoreDb } from "../storage/database.ts";
import { coreDb } from "../storage/database.ts";
import { endPair } from "../storage/queries/assets.ts";
import { patienceOf, restUntil } from "../storage/queries/leases.ts";
import type { Series } from "../storage/queries/candle-series.ts";
import {
  claimSeries,
  ensureSeries,
  idleSeries,
  MINUTES_TO_RANK,
  releaseSeries,
  storePage,
} from "../storage/queries/candle-series.ts";
import type { ServiceContext } from "./context.ts";
import type { RequestLimits } from "./venue-requests.ts";
import { REQUEST_LIMITS, VenueRequests } from "./venue-requests.ts";

export interface BackfillBounds extends RequestLimits {
  readonly rows: number;
  /** Questions that are under way together; an invocation may have six connections. */
  readonly together: number;
}

const BOUNDS: BackfillBounds = { ...REQUEST_LIMITS, rows: 150_000, together: 5 };

/** A run that died is forgotten after this. */
const CLAIM_MS = 60_000;

export interface BackfillResult {
  readonly requests: number;
  readonly rows: number;
  readonly gaps: number;
  /** Series that are not whole yet. */
  readonly left: number;
}

interface Work {
  readonly series: Series;
  readonly step: Step;
  readonly failures: number;
}

/** A page that failed twice waits for the next run, so that one bad answer does not hold up the others. */
const MOST_FAILURES = 2;

/**
 * Brings candles up to the present and their history page by page, newest first, as far as one run may go. Every page is
 * stored with how far its series has come, so that the next run goes on there, whatever ended this one.
 */
export async function backfillCandles(
  context: ServiceContext,
  only?: { readonly asset: AssetId },
  bounds: BackfillBounds = BOUNDS,
): Promise<BackfillResult> {
  const db = coreDb(context.env);
  const startedAt = context.clock.now();
  await ensureSeries(db, "binance", only?.asset);
  const idle = await idleSeries(db, "binance", startedAt, only?.asset);
  // Of coins that few ask for the open candle is fetched when somebody does.
  const running = ({ rank }: Series) => only !== undefined || (rank !== null && rank <= MINUTES_TO_RANK);
  const workOf = (series: Series, now: number, headDone = false): Work | null => {
    const step = nextStep(series, now, headDone, running(series));
    return step === null ? null : { series, step, failures: 0 };
  };
  const wanted = idle.filter((series) => workOf(series, startedAt) !== null);
  if (wanted.length === 0) return { requests: 0, rows: 0, gaps: 0, left: 0 };
  const claimedUntil = startedAt + CLAIM_MS;
  const claimed = await claimSeries(db, wanted, startedAt, claimedUntil);
  const requests = await VenueRequests.open(context, bounds);
  const queue = claimed.flatMap((series) => workOf(series, startedAt) ?? []);
  const done = { rows: 0, gaps: 0 };
  let left = 0;
  const worker = async (): Promise<void> => {
    for (let work = takeMostUrgent(queue); work !== null; work = takeMostUrgent(queue)) {
      const page = done.rows < bounds.rows ? await fetchPage(context, requests, work) : "over";
      if (page === "rejected") await pairRejected(db, work.series, context.clock.now());
      if (page === "over" || page === "rejected") left += 1;
      else if (page === "failed") {
        if (work.failures + 1 < MOST_FAILURES) queue.push({ ...work, failures: work.failures + 1 });
        else left += 1;
      } else {
        const series = await store(db, work, page, context.clock.now());
        done.rows += page.bars.length;
        done.gaps += page.gaps.length;
        const next = workOf(series, context.clock.now(), work.step.kind !== "back" && page.covered.to < work.step.to);
        if (next !== null) queue.push(next);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: bounds.together }, worker));
  } finally {
    await Promise.all([releaseSeries(db, claimed, claimedUntil), requests.close()]);
  }
  return { requests: requests.asked, ...done, left };
}

/** More than any urgency: the large coins whole, then the others, for a part of everything would help nobody. */
const OTHERS = 100;
const tier = ({ rank }: Series): number => (rank !== null && rank <= MINUTES_TO_RANK ? 0 : OTHERS);

function takeMostUrgent(queue: Work[]): Work | null {
  let best = 0;
  const rank = ({ series, step, failures }: Work) => tier(series) + urgency(series, step) + failures;
  queue.forEach((work, index) => {
    const first = queue[best];
    if (first !== undefined && rank(work) < rank(first)) best = index;
  });
  return queue.splice(best, 1)[0] ?? null;
}

type Page = ReadPage & { readonly listedAt: number | null };

async function fetchPage(
  context: ServiceContext,
  requests: VenueRequests,
  { series, step }: Work,
): Promise<Page | "over" | "failed" | "rejected"> {
  const { symbol, interval } = series;
  const length = (step.to - step.from) / INTERVAL_MS[interval];
  const reply = await requests.klines({
    symbol,
    interval,
    from: step.from,
    limit: length + (step.kind === "back" ? 0 : 1),
  });
  if (reply.kind !== "page") return reply.kind;
  const now = context.clock.now();
  const page = readPage(step, interval, reply.page, Math.min(now, reply.page.venueTime ?? now));
  const first = reply.page.bars[0]?.openTime ?? Number.POSITIVE_INFINITY;
  if (step.kind === "running" || first <= step.from || series.listedAt !== null) {
    return { ...page, gaps: since(series.listedAt, page.gaps), listedAt: series.listedAt };
  }
  // Nothing at the page's beginning: a gap, or the time before the venue listed the pair. Its first candle tells.
  const oldest = await requests.klines({ symbol, interval, from: 0, limit: 1 });
  if (oldest.kind !== "page") return oldest.kind;
  const listedAt = oldest.page.bars[0]?.openTime;
  return listedAt === undefined ? "failed" : { ...page, gaps: since(listedAt, page.gaps), listedAt };
}

/** Before a pair was listed nothing is missing. */
const since = (listedAt: number | null, gaps: readonly Gap[]): readonly Gap[] =>
  within(gaps, { from: listedAt ?? 0, to: Number.POSITIVE_INFINITY });

async function store(db: CoreDb, { series, step }: Work, page: Page, now: number): Promise<Series> {
  const { bars, gaps, covered, running, listedAt } = page;
  const known = step.kind === "running" ? null : extended(series, covered);
  const askedAt = step.kind === "back" ? series.askedAt : now;
  await storePage(db, series, { bars, gaps }, { known, listedAt, askedAt, running });
  return { ...series, listedAt, askedAt, ...(known === null ? {} : { fromTime: known.from, toTime: known.to }) };
}

const DAY_MS = 86_400_000;

/**
 * The venue does not know a symbol that we list. One answer may be wrong; still so a day later, the pair has ended where its
 * candles end, and the next pair stands for the coin from then on.
 */
async function pairRejected(db: CoreDb, { pairId, toTime, symbol }: Series, now: number): Promise<void> {
  const name = `rejected:${pairId}`;
  const doubted = await patienceOf(db, name, now + DAY_MS);
  if (doubted > now) return;
  if (now - doubted > DAY_MS) return restUntil(db, name, now + DAY_MS);
  log("warn", "pair_ended", { symbol, pairId });
  await endPair(db, pairId, toTime ?? 0);
}
