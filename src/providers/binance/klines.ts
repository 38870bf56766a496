import { z } from "zod";
import type { HostRefusal } from "../../domain/market/host-health.ts";
import type { CandleInterval } from "../../domain/market/candle.ts";
import { INTERVAL_MS } from "../../domain/market/candle.ts";
import type { Bar } from "../../domain/market/candles/bar.ts";
import type { VenuePage } from "../../domain/market/candles/read-page.ts";
import { AMOUNT_PATTERN } from "../../domain/money/amount.ts";
import { outgoingHeaders } from "../../platform/user-agent.ts";
import { refusalOf, refusalOfError } from "../refusal.ts";

export interface KlinesQuestion {
  readonly symbol: string;
  readonly interval: CandleInterval;
  /** First opening time; the venue answers with the oldest from there on. */
  readonly from: number;
  /** At most 1,000; each such question weighs 2 of 6,000 a minute, however many it brings. */
  readonly limit: number;
}

export interface KlinesPage extends VenuePage {
  /** The venue's clock, to the second, rounded down; `null` where it did not say. */
  readonly venueTime: number | null;
  /** Weight used by this address in this minute, also by others behind it. */
  readonly usedWeight: number | null;
}

export type KlinesAnswer =
  | { readonly kind: "page"; readonly page: KlinesPage }
  /** The host did not serve us. */
  | { readonly kind: "refused"; readonly refusal: HostRefusal }
  /** The host serves, but not this question: a symbol that it does not know (any more). */
  | { readonly kind: "rejected"; readonly code: number | null };

export async function fetchKlines(base: string, question: KlinesQuestion, timeoutMs: number): Promise<KlinesAnswer> {
  const { symbol, interval, from, limit } = question;
  const query = new URLSearchParams({ symbol, interval, startTime: String(from), limit: String(limit) });
  try {
    const response = await fetch(`${base}/api/v3/klines?${query.toString()}`, {
      headers: { ...outgoingHeaders(), Accept: "application/json" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 400) return { kind: "rejected", code: codeOf(await response.json()) };
    if (!response.ok) {
      await response.body?.cancel();
      return { kind: "refused", refusal: refusalOf(response) };
    }
    const rows: unknown = await response.json();
    if (!Array.isArray(rows)) return { kind: "refused", refusal: { kind: "failed", reason: "not a list" } };
    return { kind: "page", page: { ...barsOf(rows, interval), ...headersOf(response.headers) } };
  } catch (error) {
    return { kind: "refused", refusal: refusalOfError(error) };
  }
}

/** Rows of `/api/v3/klines`: opening time, open, high, low, close, volume and more. What cannot be a candle is told apart. */
export function barsOf(rows: readonly unknown[], interval: CandleInterval): VenuePage {
  const bars: Bar[] = [];
  const invalid: number[] = [];
  for (const row of rows) {
    const bar = Array.isArray(row) ? barOf(row) : null;
    if (bar !== null && bar.openTime % INTERVAL_MS[interval] === 0) bars.push(bar);
    else if (Array.isArray(row) && typeof row[0] === "number") invalid.push(row[0]);
  }
  return { bars, invalid };
}

function barOf(row: readonly unknown[]): Bar | null {
  const [openTime, ...texts] = row;
  const amounts = texts.slice(0, 5).flatMap((text) => canonical(text) ?? []);
  const [open = "", high = "", low = "", close = "", volume = ""] = amounts;
  if (typeof openTime !== "number" || !Number.isSafeInteger(openTime) || amounts.length < 5) return null;
  // Rounding to doubles keeps the order of decimals, so a true candle never fails here.
  const [lowest, highest] = [Number(low), Number(high)];
  const isCandle = lowest > 0 && [open, close].every((price) => Number(price) >= lowest && Number(price) <= highest);
  return isCandle ? { openTime, open, high, low, close, volume } : null;
}

/** As `parseAmount`, without a Decimal: 5,000 of them a page. */
function canonical(text: unknown): string | null {
  if (typeof text !== "string" || !AMOUNT_PATTERN.test(text)) return null;
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

const ErrorBody = z.looseObject({ code: z.number() });
const codeOf = (body: unknown): number | null => ErrorBody.safeParse(body).data?.code ?? null;

function headersOf(headers: Headers): Pick<KlinesPage, "venueTime" | "usedWeight"> {
  const date = Date.parse(headers.get("date") ?? "");
  const weight = Number.parseInt(headers.get("x-mbx-used-weight-1m") ?? headers.get("x-mbx-used-weight") ?? "", 10);
  return { venueTime: Number.isNaN(date) ? null : date, usedWeight: Number.isNaN(weight) ? null : weight };
}
