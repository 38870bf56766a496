import { getJson } from "../get-json.ts";
import type { LastPrices } from "../venue-api.ts";
import { tickOf24h } from "./mapper.ts";
import { Ticker24h } from "./schemas.ts";

/** 40 of 6,000 weight a minute for each such request. */
const SYMBOLS_A_REQUEST = 100;
/** A host that refuses so many questions refuses more than some symbols. */
const MOST_REFUSALS = 60;

/**
 * The last price and that of 24 h before, of every pair, a hundred at a time in the order of the pairs. One symbol that it does
 * not know refuses all that were named with it: then they are asked for in halves, until it stands alone.
 */
export const fetchTickers: LastPrices = async (base, pairs, timeoutMs, take) => {
  const symbols = [...pairs.keys()];
  const unknown: string[] = [];
  const questions = Array.from({ length: Math.ceil(symbols.length / SYMBOLS_A_REQUEST) }, (_, n) =>
    symbols.slice(n * SYMBOLS_A_REQUEST, (n + 1) * SYMBOLS_A_REQUEST),
  );
  let refusals = 0;
  let serves = false;
  for (let some = questions.shift(); some !== undefined; some = questions.shift()) {
    const named = encodeURIComponent(JSON.stringify(some));
    const answer = await getJson(`${base}/api/v3/ticker/24hr?type=MINI&symbols=${named}`, { timeoutMs });
    if (!answer.ok) {
      refusals += 1;
      const isAboutSymbols = answer.refusal.kind === "failed" && answer.refusal.reason === "status 400";
      if (!isAboutSymbols || refusals > MOST_REFUSALS) return answer;
      if (some.length === 1) unknown.push(...some);
      else questions.unshift(some.slice(0, some.length / 2), some.slice(some.length / 2));
      continue;
    }
    serves = true;
    if (!Array.isArray(answer.value)) return { ok: false, refusal: { kind: "failed", reason: "not a list" } };
    take(
      answer.value.flatMap((item) => {
        const ticker = Ticker24h.safeParse(item);
        return ticker.success ? (tickOf24h(ticker.data, pairs) ?? []) : [];
      }),
    );
  }
  return { ok: true, value: { unknown: serves ? unknown : [] } };
};
