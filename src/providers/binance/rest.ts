import { getJson } from "../get-json.ts";
import type { LastPrices } from "../venue-api.ts";
import { tickOf24h } from "./mapper.ts";
import { Ticker24h } from "./schemas.ts";

/** 40 of 6,000 weight a minute for each such request. */
const SYMBOLS_A_REQUEST = 100;

/** The last price and that of 24 h before, of every pair, a hundred at a time in the order of the pairs. */
export const fetchTickers: LastPrices = async (base, pairs, timeoutMs, take) => {
  const symbols = [...pairs.keys()];
  for (let from = 0; from < symbols.length; from += SYMBOLS_A_REQUEST) {
    const some = encodeURIComponent(JSON.stringify(symbols.slice(from, from + SYMBOLS_A_REQUEST)));
    const answer = await getJson(`${base}/api/v3/ticker/24hr?type=MINI&symbols=${some}`, { timeoutMs });
    // One symbol that it no longer knows refuses all that were named with it; the stream brings those.
    if (!answer.ok && answer.refusal.kind === "failed" && answer.refusal.reason === "status 400") continue;
    if (!answer.ok) return answer;
    if (!Array.isArray(answer.value)) return { ok: false, refusal: { kind: "failed", reason: "not a list" } };
    take(
      answer.value.flatMap((item) => {
        const ticker = Ticker24h.safeParse(item);
        return ticker.success ? (tickOf24h(ticker.data, pairs) ?? []) : [];
      }),
    );
  }
  return { ok: true, value: null };
};
