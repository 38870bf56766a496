import { eight, priceOf, priceText, volumeText } from "../market/format.ts";
import type { Pair } from "../market/market.ts";
import type { Quotes } from "../market/quotes.ts";

const WINDOW = 86_400;

/** The rolling 24 hours of a pair as `/api/v3/ticker/24hr` has them, in the documented order of keys. */
export function dayTicker(quotes: Quotes, pair: Pair, now: number) {
  const { profile } = pair;
  const second = Math.floor(now / 1000);
  const day = quotes.stretchUntil(pair, second - WINDOW, now);
  const last = priceOf(profile, day.close);
  const open = priceOf(profile, day.open);
  const firstId = quotes.market.tradesBefore(pair, second - WINDOW);
  const spread = profile.tick;
  return {
    symbol: profile.symbol,
    priceChange: eight(last - open),
    priceChangePercent: ((last / open - 1) * 100).toFixed(3),
    weightedAvgPrice: eight(day.turnover / (day.volume * profile.step)),
    prevClosePrice: eight(open),
    lastPrice: eight(last),
    lastQty: volumeText(profile, Math.ceil(day.volume / day.trades)),
    bidPrice: eight(last),
    bidQty: volumeText(profile, Math.ceil((day.volume / day.trades) * 3)),
    askPrice: eight(last + spread),
    askQty: volumeText(profile, Math.ceil((day.volume / day.trades) * 5)),
    openPrice: eight(open),
    highPrice: priceText(profile, day.high),
    lowPrice: priceText(profile, day.low),
    volume: volumeText(profile, day.volume),
    quoteVolume: eight(day.turnover),
    openTime: now - WINDOW * 1000,
    closeTime: now,
    firstId,
    lastId: firstId + day.trades - 1,
    count: day.trades,
  };
}

export type DayTicker = ReturnType<typeof dayTicker>;

/** What `type=MINI` keeps. */
export function mini(ticker: DayTicker) {
  const { symbol, openPrice, highPrice, lowPrice, lastPrice, volume, quoteVolume } = ticker;
  const { openTime, closeTime, firstId, lastId, count } = ticker;
  return {
    symbol,
    openPrice,
    highPrice,
    lowPrice,
    lastPrice,
    volume,
    quoteVolume,
    openTime,
    closeTime,
    firstId,
    lastId,
    count,
  };
}
