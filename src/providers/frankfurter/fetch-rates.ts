import { z } from "zod";
import { CURRENCIES } from "../../domain/currencies/currencies.ts";
import type { DayRate } from "../../domain/currencies/day-rates.ts";
import { toAmount } from "../../domain/money/amount.ts";
import { Decimal } from "../../domain/money/decimal.ts";
import { outgoingHeaders } from "../../platform/user-agent.ts";

/** `/v1/<from>..<to>`: euros are the central bank's own base, so these are its figures as published. */
const Range = z.looseObject({
  base: z.literal("EUR"),
  rates: z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), z.record(z.string(), z.number().nullable())),
});

export type RatesAnswer =
  | { readonly kind: "rates"; readonly rates: readonly DayRate[] }
  /** It knows no such days: they lie before its first. */
  | { readonly kind: "unknown" }
  | { readonly kind: "failed"; readonly reason: string };

/** Rates of all currencies for a span of days, both ends included. Days without any, such as Sundays, are not there. */
export async function fetchRates(base: string, from: string, to: string, timeoutMs: number): Promise<RatesAnswer> {
  try {
    const response = await fetch(`${base}/v1/${from}..${to}?base=EUR`, {
      headers: { ...outgoingHeaders(), Accept: "application/json" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return response.status === 404 ? { kind: "unknown" } : { kind: "failed", reason: `status ${response.status}` };
    }
    const body = Range.safeParse(await response.json());
    return body.success
      ? { kind: "rates", rates: Object.entries(body.data.rates).flatMap(([date, rates]) => ratesOf(date, rates)) }
      : { kind: "failed", reason: "not the shape of a range" };
  } catch (error) {
    // The name of the error, never its text, which may hold a URL.
    return { kind: "failed", reason: error instanceof Error ? error.name : "unknown error" };
  }
}

/** Units for a euro, as dollars for a unit. A day without dollars tells nothing. */
function ratesOf(date: string, perEuro: Readonly<Record<string, number | null>>): DayRate[] {
  const dollars = positive(perEuro["USD"]);
  if (dollars === null) return [];
  return Object.keys(CURRENCIES).flatMap((code) => {
    const units = code === "EUR" ? new Decimal(1) : positive(perEuro[code]);
    if (code === "USD" || units === null) return [];
    return { currency: code.toLowerCase(), date, usdPerUnit: toAmount(dollars.div(units)) };
  });
}

const positive = (rate: number | null | undefined): Decimal | null =>
  typeof rate === "number" && Number.isFinite(rate) && rate > 0 ? new Decimal(rate) : null;
