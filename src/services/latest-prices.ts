import type { PriceFrame } from "../domain/market/price.ts";
import { withDeadline } from "../platform/deadline.ts";
import { errorFields, log } from "../platform/log.ts";
import { problem } from "../platform/problem.ts";
import { spending } from "../platform/trace.ts";
import { readCache } from "../storage/cache/cache.ts";
import type { ServiceContext } from "./context.ts";

export interface LatestPrices {
  readonly frame: PriceFrame;
  readonly readAt: number;
  /** From the copy for bad times: stale whatever its frame says. */
  readonly cold: boolean;
}

/** From this age on it is renewed beside the answers; up to twice this age it is given. */
const RENEW_MS = 1_000;
const MEMO_MS = 2_000;
/** A request that another waits for may have been cancelled, and then its promise never settles. */
const WAIT_MS = 250;
/** A relay that has no board yet waits 2 s for it. */
const RELAY_MS = 3_000;

// What one isolate remembers for all its requests.
let memo: LatestPrices | null = null;
let flight: { readonly promise: Promise<LatestPrices>; readonly since: number } | null = null;
const salt = (): number => Math.floor(Math.random() * 0x7fffffff);

/** The whole board, at most 2 s old, read once for many requests. PRICES_UNAVAILABLE when there never was one. */
export async function latestPrices(context: ServiceContext): Promise<LatestPrices> {
  const now = context.clock.now();
  const age = memo === null ? Number.POSITIVE_INFINITY : now - memo.readAt;
  if (memo !== null && age < MEMO_MS) {
    if (age >= RENEW_MS && !underWay(now)) void load(context, now).catch(() => {});
    return memo;
  }
  if (flight !== null && underWay(now)) {
    const theirs = await Promise.race([flight.promise.catch(() => null), pause(WAIT_MS)]);
    if (theirs !== null) return theirs;
  }
  return load(context, now);
}

const underWay = (now: number): boolean => flight !== null && now - flight.since < RELAY_MS;

function load(context: ServiceContext, now: number): Promise<LatestPrices> {
  const mine = { promise: read(context), since: now };
  flight = mine;
  const settled = mine.promise.then(
    (prices) => {
      memo = prices;
    },
    () => {},
  );
  context.defer(
    settled.then(() => {
      if (flight === mine) flight = null;
    }),
  );
  return mine.promise;
}

async function read(context: ServiceContext): Promise<LatestPrices> {
  const { clock, env, objects } = context;
  try {
    const frame = await spending("object", () => withDeadline(RELAY_MS, () => objects.anyRelay(salt()).prices(null)));
    if (Object.keys(frame.prices).length > 0) return { frame, readAt: clock.now(), cold: false };
  } catch (error) {
    log("error", "prices", { requestId: context.requestId, ...errorFields(error) });
  }
  const kept = await readCache(env, "prices", "board");
  if (kept === null) throw problem("PRICES_UNAVAILABLE", { retryAfter: 5 });
  return { frame: kept.value, readAt: clock.now(), cold: true };
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), ms);
  });
}
