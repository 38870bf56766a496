/** What the demo portfolio is made of: a savings plan, some single buys, a swap, rewards, a sale. */
interface Deed {
  readonly daysAgo: number;
  readonly coin: string;
  readonly type: "buy" | "sell" | "reward";
  readonly amount: string;
  readonly note?: string;
}

export const DEMO_COINS = ["bitcoin", "ethereum", "solana", "chainlink", "cardano"] as const;
export const DEMO_DAYS = 365;

const DEEDS: readonly Deed[] = [
  ...Array.from({ length: 12 }, (_, month) => ({
    daysAgo: 360 - month * 30,
    coin: "bitcoin",
    type: "buy" as const,
    amount: "0.01",
    ...(month === 0 ? { note: "Every month the same" } : {}),
  })),
  ...Array.from({ length: 6 }, (_, turn) => ({
    daysAgo: 345 - turn * 60,
    coin: "ethereum",
    type: "buy" as const,
    amount: "0.25",
  })),
  { daysAgo: 310, coin: "solana", type: "buy", amount: "6" },
  { daysAgo: 255, coin: "chainlink", type: "buy", amount: "40" },
  { daysAgo: 228, coin: "cardano", type: "buy", amount: "900" },
  { daysAgo: 190, coin: "solana", type: "buy", amount: "5", note: "Bought the dip" },
  { daysAgo: 141, coin: "ethereum", type: "sell", amount: "0.4", note: "Took some profit" },
  ...Array.from({ length: 4 }, (_, quarter) => ({
    daysAgo: 280 - quarter * 80,
    coin: "solana",
    type: "reward" as const,
    amount: "0.08",
  })),
  { daysAgo: 52, coin: "chainlink", type: "sell", amount: "12" },
];

const DAY = 86_400_000;

/** Coin → its closes, by the day (UTC midnight) on which they count. */
export type Closes = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** The demo's events, oldest first. What was not traded on its day did not happen; then nothing of it is sold either. */
export function demoEvents(closes: Closes, now: number): Record<string, unknown>[] {
  const today = Math.floor(now / DAY) * DAY;
  const bought = new Set<string>();
  return DEEDS.toSorted((a, b) => b.daysAgo - a.daysAgo).flatMap<Record<string, unknown>>(
    ({ daysAgo, coin, type, amount, note }) => {
      const at = today - daysAgo * DAY;
      const price = closes.get(coin)?.get(at);
      if (price === undefined || (type !== "buy" && !bought.has(coin))) return [];
      bought.add(coin);
      const leg = { asset: coin, amount };
      const common = { at: new Date(at).toISOString(), ...(note === undefined ? {} : { note }), tags: ["demo"] };
      if (type === "reward") return [{ ...common, type, in: leg, subtype: "staking" }];
      const stated = { price, valueCurrency: "fiat:usd" };
      return [type === "buy" ? { ...common, type, in: leg, ...stated } : { ...common, type, out: leg, ...stated }];
    },
  );
}
