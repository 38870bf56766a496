import { eight } from "../market/format.ts";
import type { Pair } from "../market/market.ts";
import { WEIGHT_LIMIT } from "./weights.ts";

const PERMISSIONS = {
  permissions: [],
  permissionSets: [["SPOT", "MARGIN"]],
  defaultSelfTradePreventionMode: "EXPIRE_MAKER",
  allowedSelfTradePreventionModes: ["EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT"],
};

export function exchangeInfo(pairs: Pair[], now: number) {
  return {
    timezone: "UTC",
    serverTime: now,
    rateLimits: [
      { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: WEIGHT_LIMIT },
      { rateLimitType: "ORDERS", interval: "SECOND", intervalNum: 10, limit: 100 },
      { rateLimitType: "ORDERS", interval: "DAY", intervalNum: 1, limit: 200_000 },
      { rateLimitType: "RAW_REQUESTS", interval: "MINUTE", intervalNum: 5, limit: 61_000 },
    ],
    exchangeFilters: [],
    symbols: pairs.map(symbolInfo),
  };
}

function symbolInfo({ profile: { symbol, base, quote, tick, step } }: Pair) {
  return {
    symbol,
    status: "TRADING",
    baseAsset: base,
    baseAssetPrecision: 8,
    quoteAsset: quote,
    quotePrecision: 8,
    quoteAssetPrecision: 8,
    baseCommissionPrecision: 8,
    quoteCommissionPrecision: 8,
    orderTypes: ["LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"],
    icebergAllowed: true,
    ocoAllowed: true,
    otoAllowed: true,
    quoteOrderQtyMarketAllowed: true,
    allowTrailingStop: true,
    cancelReplaceAllowed: true,
    amendAllowed: true,
    isSpotTradingAllowed: true,
    isMarginTradingAllowed: true,
    filters: [
      { filterType: "PRICE_FILTER", minPrice: eight(tick), maxPrice: "1000000.00000000", tickSize: eight(tick) },
      { filterType: "LOT_SIZE", minQty: eight(step), maxQty: eight(step * 900_000_000), stepSize: eight(step) },
      {
        filterType: "NOTIONAL",
        minNotional: "5.00000000",
        applyMinToMarket: true,
        maxNotional: "9000000.00000000",
        applyMaxToMarket: false,
        avgPriceMins: 5,
      },
    ],
    ...PERMISSIONS,
  };
}
