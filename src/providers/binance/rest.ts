import type { HostRefusal } from "../../domain/market/host-health.ts";
import type { Tick } from "../../domain/market/price.ts";
import { outgoingHeaders } from "../../platform/user-agent.ts";
import type { Pair } from "./mapper.ts";
import { tickOf24h } from "./mapper.ts";
import { refusalOf, refusalOfError } from "./refusal.ts";
import { Ticker24h } from "./schemas.ts";

/** 40 of 6,000 weight a minute for each such request. */
const SYMBOLS_A_REQUEST = 100;

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: HostRefusal };

/** The last price and that of 24 h before, of every pair: what the board opens with, before the stream's first second. */
export async function fetchTickers(
  base: string,
  pairs: ReadonlyMap<string, Pair>,
  timeoutMs: number,
): Promise<Answer<readonly Tick[]>> {
  const symbols = [...pairs.keys()];
  const ticks: Tick[] = [];
  for (let from = 0; from < symbols.length; from += SYMBOLS_A_REQUEST) {
    const some = encodeURIComponent(JSON.stringify(symbols.slice(from, from + SYMBOLS_A_REQUEST)));
    const answer = await getJson(`${base}/api/v3/ticker/24hr?type=MINI&symbols=${some}`, timeoutMs);
    if (!answer.ok) return answer;
    if (!Array.isArray(answer.value)) return { ok: false, refusal: { kind: "failed", reason: "not a list" } };
    for (const item of answer.value) {
      const ticker = Ticker24h.safeParse(item);
      const tick = ticker.success ? tickOf24h(ticker.data, pairs) : null;
      if (tick !== null) ticks.push(tick);
    }
  }
  return { ok: true, value: ticks };
}

async function getJson(url: string, timeoutMs: number): Promise<Answer<unknown>> {
  try {
    const response = await fetch(url, {
      headers: { ...outgoingHeaders(), Accept: "application/json" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, refusal: refusalOf(response) };
    }
    return { ok: true, value: await response.json() };
  } catch (error) {
    return { ok: false, refusal: refusalOfError(error) };
  }
}
