import { Decimal } from "../../src/domain/money/decimal.ts";
import type { Trade } from "../client/client.ts";

/** Day (0 is today, counted backwards) → what the demo person did: dollars spent, or the share of the coins sold. */
interface Deed {
  readonly daysAgo: number;
  readonly coin: string;
  readonly spend?: number;
  readonly sell?: string;
  readonly note?: string;
}

export const DEMO_COINS = [
  { asset: "bitcoin", symbol: "BTCUSDT", digits: 6 },
  { asset: "ethereum", symbol: "ETHUSDT", digits: 5 },
  { asset: "solana", symbol: "SOLUSDT", digits: 3 },
  { asset: "chainlink", symbol: "LINKUSDT", digits: 2 },
  { asset: "cardano", symbol: "ADAUSDT", digits: 1 },
] as const;

/** A savings plan over a year, some single buys, and two sales: enough for every figure to have something to say. */
const DEEDS: readonly Deed[] = [
  ...Array.from({ length: 12 }, (_, month) => ({ daysAgo: 360 - month * 30, coin: "bitcoin", spend: 250 })),
  ...Array.from({ length: 6 }, (_, turn) => ({ daysAgo: 345 - turn * 60, coin: "ethereum", spend: 300 })),
  { daysAgo: 310, coin: "solana", spend: 400 },
  { daysAgo: 255, coin: "chainlink", spend: 350 },
  { daysAgo: 228, coin: "cardano", spend: 200 },
  { daysAgo: 190, coin: "solana", spend: 300, note: "Bought the dip" },
  { daysAgo: 141, coin: "ethereum", sell: "0.3", note: "Took some profit" },
  { daysAgo: 96, coin: "chainlink", spend: 150 },
  { daysAgo: 52, coin: "solana", sell: "0.25" },
  { daysAgo: 20, coin: "cardano", spend: 120 },
];

const FEE = new Decimal("0.001");
const DAY = 86_400_000;

/** Opening time of a day (UTC) → price in dollars. */
export type DailyPrices = ReadonlyMap<number, string>;

/** The demo's transactions, oldest first, at the day's opening price, with the exchange's usual fee on top. */
export function planTrades(prices: ReadonlyMap<string, DailyPrices>, now: number): Trade[] {
  const today = Math.floor(now / DAY) * DAY;
  const held = new Map<string, Decimal>();
  return DEEDS.toSorted((a, b) => b.daysAgo - a.daysAgo).flatMap((deed) => {
    const coin = DEMO_COINS.find(({ asset }) => asset === deed.coin);
    const at = today - deed.daysAgo * DAY;
    const price = prices.get(deed.coin)?.get(at);
    // A coin that was not traded yet on that day was not bought either.
    if (coin === undefined || price === undefined) return [];
    const before = held.get(coin.asset) ?? new Decimal(0);
    const quantity = (
      deed.sell === undefined ? new Decimal(deed.spend ?? 0).div(price) : before.times(deed.sell)
    ).toDecimalPlaces(coin.digits, Decimal.ROUND_DOWN);
    if (quantity.isZero()) return [];
    const bought = deed.sell === undefined;
    held.set(coin.asset, bought ? before.plus(quantity) : before.minus(quantity));
    const dollars = quantity.times(price).toDecimalPlaces(2);
    const coins = { asset: coin.asset, amount: quantity.toFixed() };
    const money = { asset: "fiat:usd", amount: dollars.toFixed() };
    return [
      {
        type: bought ? ("buy" as const) : ("sell" as const),
        at: new Date(at).toISOString(),
        in: bought ? coins : money,
        out: bought ? money : coins,
        fee: { asset: "fiat:usd", amount: dollars.times(FEE).toDecimalPlaces(2).toFixed() },
        ...(deed.note === undefined ? {} : { note: deed.note }),
      },
    ];
  });
}
