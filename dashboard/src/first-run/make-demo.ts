import { candles } from "../api/candles.ts";
import { ledger, type NewEvent } from "../api/ledger.ts";
import type { Portfolio } from "../api/types.ts";
import { createPortfolio } from "../state/portfolios.ts";
import { DEMO_COINS, DEMO_DAYS, demoEvents, type Closes } from "./demo-events.ts";

const DAY = 86_400_000;

/** A portfolio to look at: a year of events at the prices of their days, recorded in one call. */
export async function makeDemo(idempotencyKey: string): Promise<Portfolio> {
  const now = Date.now();
  const events = demoEvents(await loadCloses(now), now);
  const portfolio = await createPortfolio("Demo", `${idempotencyKey}-portfolio`);
  if (events.length > 0) await ledger.recordMany(portfolio.id, events as NewEvent[], `${idempotencyKey}-events`);
  return portfolio;
}

async function loadCloses(now: number): Promise<Closes> {
  const from = new Date(Math.floor(now / DAY) * DAY - (DEMO_DAYS + 1) * DAY).toISOString();
  const loaded = DEMO_COINS.map(async (coin) => {
    const { items } = await candles.of(coin, { interval: "1d", from, limit: 500 });
    // A day's close counts from the day's end on.
    return [coin, new Map(items.map(({ time, close }) => [Date.parse(time) + DAY, close]))] as const;
  });
  return new Map(await Promise.all(loaded));
}
