import { sql } from "drizzle-orm";
import type { DayRate } from "../../domain/currencies/day-rates.ts";
import type { CoreDb } from "../database.ts";

/** Rows a statement: a parameter of D1 holds 2 MB at most. */
const ROWS_A_STATEMENT = 5_000;

/** One row written a rate; what is there already stays and costs nothing. */
export async function storeRates(db: CoreDb, rates: readonly DayRate[]): Promise<void> {
  for (let from = 0; from < rates.length; from += ROWS_A_STATEMENT) {
    const rows = rates
      .slice(from, from + ROWS_A_STATEMENT)
      .map(({ currency, date, usdPerUnit }) => [currency, date, usdPerUnit]);
    await db.run(sql`INSERT INTO fx_rates (currency, date, usd_per_unit)
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(rows)}) WHERE true
      ON CONFLICT DO NOTHING`);
  }
}

/** The first and the last day that have rates; all currencies come together, so one tells. Two rows read. */
export async function spanOfRates(db: CoreDb): Promise<{ readonly first: string; readonly last: string } | null> {
  const [row] = await db.all<{ first: string | null; last: string | null }>(sql`SELECT
    (SELECT date FROM fx_rates WHERE currency = 'eur' ORDER BY date LIMIT 1) AS first,
    (SELECT date FROM fx_rates WHERE currency = 'eur' ORDER BY date DESC LIMIT 1) AS last`);
  return row === undefined || row.first === null || row.last === null ? null : { first: row.first, last: row.last };
}

/** Each currency's rates of the days from the last before `from` (or on it) to `to`, in order of time. */
export async function ratesBetween(
  db: CoreDb,
  currencies: readonly string[],
  from: string,
  to: string,
): Promise<DayRate[]> {
  return db.all<DayRate>(sql`SELECT r.currency, r.date, r.usd_per_unit AS usdPerUnit
    FROM json_each(${JSON.stringify(currencies)}) c CROSS JOIN fx_rates r
    WHERE r.currency = c.value AND r.date <= ${to} AND r.date >= coalesce(
      (SELECT b.date FROM fx_rates b WHERE b.currency = c.value AND b.date <= ${from} ORDER BY b.date DESC LIMIT 1),
      ${from})
    ORDER BY r.currency, r.date`);
}
