import { dateOf, daysAfter, FIRST_DATE } from "../domain/currencies/day-rates.ts";
import { log } from "../platform/log.ts";
import { fetchRates } from "../providers/frankfurter/fetch-rates.ts";
import type { CoreDb } from "../storage/database.ts";
import { coreDb } from "../storage/database.ts";
import { spanOfRates, storeRates } from "../storage/queries/fx-rates.ts";
import { restsUntil, restUntil } from "../storage/queries/leases.ts";
import type { ServiceContext } from "./context.ts";

/** A year and a bit of all currencies is 10,000 rows and 200 kB. */
const DAYS_A_REQUEST = 380;
const TIMEOUT_MS = 8_000;
const HOUR_MS = 3_600_000;
/** New rates come once a working day; a source that failed is asked again sooner. */
const HEAD_REST_MS = HOUR_MS;
const FAILED_REST_MS = 5 * 60_000;
/** What the source does not have today it will not have tomorrow. */
const HISTORY_REST_MS = 30 * 24 * HOUR_MS;
const HEAD = "rates";
const HISTORY = "rates-history";

/**
 * Brings the rates of all currencies up to today and, backwards year by year, to `from`. Asks the source only for what is
 * lacking, at most `requests` times; whatever ended a run, the next goes on from what is stored.
 */
export async function keepRates(context: ServiceContext, from: string = FIRST_DATE, requests = 2): Promise<void> {
  const db = coreDb(context.env);
  const now = context.clock.now();
  const today = dateOf(now);
  let left = requests;
  let span = await spanOfRates(db);
  if ((span === null || span.last < today) && (await restsUntil(db, HEAD)) <= now) {
    left -= 1;
    const begin = span === null ? daysAfter(today, 1 - DAYS_A_REQUEST) : daysAfter(span.last, 1);
    const outcome = await fetchAndStore(context, db, begin, today);
    await restUntil(db, HEAD, now + (outcome === "failed" ? FAILED_REST_MS : HEAD_REST_MS));
    if (outcome === "failed") return;
    span = await spanOfRates(db);
  }
  const least = from < FIRST_DATE ? FIRST_DATE : from;
  let days = DAYS_A_REQUEST;
  while (span !== null && span.first > least && left > 0 && (await restsUntil(db, HISTORY)) <= now) {
    left -= 1;
    const to = daysAfter(span.first, -1);
    const begin = daysAfter(to, 1 - days);
    const outcome = await fetchAndStore(context, db, begin < FIRST_DATE ? FIRST_DATE : begin, to);
    if (outcome === "failed") return restUntil(db, HISTORY, now + FAILED_REST_MS);
    const reached: string = (await spanOfRates(db))?.first ?? span.first;
    // Where its history ends within the span, the source refuses the whole of it: a shorter one finds the end.
    if (reached < span.first) span = { ...span, first: reached };
    else if (days > 7) days = Math.floor(days / 4);
    else return restUntil(db, HISTORY, now + HISTORY_REST_MS);
  }
}

async function fetchAndStore(context: ServiceContext, db: CoreDb, from: string, to: string) {
  const answer = await fetchRates(context.config.frankfurterBase, from, to, TIMEOUT_MS);
  if (answer.kind === "failed") log("warn", "rates", { requestId: context.requestId, reason: answer.reason });
  if (answer.kind === "rates") await storeRates(db, answer.rates);
  return answer.kind;
}
