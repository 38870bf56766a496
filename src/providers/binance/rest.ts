import type { Pairs } from "../../domain/market/pair.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { Answer } from "../get-json.ts";
import { getJson } from "../get-json.ts";
import { tickOf24h } from "./mapper.ts";
import { Ticker24h } from "./schemas.ts";

/** 40 of 6,000 weight a minute for each such request. */
const SYMBOLS_A_REQUEST = 100;

/** The last price and that of 24 h before, of every pair: what the board opens with, before the stream's first second. */
export async function fetchTickers(base: string, pairs: Pairs, timeoutMs: number): Promise<Answer<readonly Tick[]>> {
  const symbols = [...pairs.keys()];
  const ticks: Tick[] = [];
  for (let from = 0; from < symbols.length; from += SYMBOLS_A_REQUEST) {
    const some = encodeURIComponent(JSON.stringify(symbols.slice(from, from + SYMBOLS_A_REQUEST)));
    const answer = await getJson(`${base}/api/v3/ticker/24hr?type=MINI&symbols=${some}`, { timeoutMs });
    // One symbol that it no longer knows refuses all that were named with it; the stream brings those.
    if (!answer.ok && answer.refusal.kind === "failed" && answer.refusal.reason === "status 400") continue;
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
