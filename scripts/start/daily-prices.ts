import type { DailyPrices } from "./demo-plan.ts";

/** A year of daily opening prices from the exchange's REST interface, newest last. */
export async function dailyPrices(restBase: string, symbol: string): Promise<DailyPrices> {
  const url = `${restBase}/api/v3/klines?symbol=${symbol}&interval=1d&limit=366`;
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const rows = (await response.json()) as readonly (readonly [openTime: number, open: string])[];
  return new Map(rows.map(([openTime, open]) => [openTime, open]));
}
