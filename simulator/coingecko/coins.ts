import { FIRST_DATE, latestDate } from "../frankfurter/calendar.ts";
import type { Rates } from "../frankfurter/rates.ts";
import type { Dollars } from "../market/dollars.ts";
import { FIRST_SECOND, type Market, type Pair } from "../market/market.ts";

export interface Listed {
  id: string;
  symbol: string;
  name: string;
  /** Null for a coin that is listed, but has no price. */
  pair: Pair | null;
}

/** Coins that share their symbols with larger ones. Nobody trades them here. */
const NAMESAKES: Listed[] = [
  { id: "unicorn-token", symbol: "uni", name: "UNICORN", pair: null },
  { id: "link-on-sol", symbol: "link", name: "Link on Sol", pair: null },
  { id: "binance-peg-sol", symbol: "sol", name: "Binance-Peg SOL", pair: null },
  { id: "osmosis-allsol", symbol: "sol", name: "Osmosis allSOL", pair: null },
];

/** All coins, in the order of their ids, as the list has them. */
export function listed(market: Market): Listed[] {
  const coins = [...market.coins.values()].map((pair): Listed => {
    const { id, base, name } = pair.profile;
    return { id, symbol: base.toLowerCase(), name, pair };
  });
  return [...coins, ...NAMESAKES].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Prices of coins in any currency at any time, in milliseconds. */
export class Prices {
  readonly #dollars: Dollars;
  readonly #rates: Rates;
  readonly #market: Market;

  constructor(dollars: Dollars, rates: Rates) {
    this.#dollars = dollars;
    this.#rates = rates;
    this.#market = dollars.quotes.market;
  }

  knows(currency: string): boolean {
    return ["btc", "eth", "sats"].includes(currency) || this.#rates.has(currency.toUpperCase());
  }

  /** Units of a currency for a dollar. */
  perDollar(currency: string, time: number): number {
    if (currency === "usd") return 1;
    const coin = { btc: "bitcoin", sats: "bitcoin", eth: "ethereum" }[currency];
    if (coin !== undefined) {
      return (currency === "sats" ? 1e8 : 1) / this.at(this.#market.coins.get(coin) as Pair, "usd", time);
    }
    const latest = latestDate(time);
    return this.#rates.rate("USD", currency.toUpperCase(), latest < FIRST_DATE ? FIRST_DATE : latest);
  }

  /** At a time that is over. */
  at(pair: Pair, currency: string, time: number): number {
    const second = Math.max(Math.floor(time / 1000), FIRST_SECOND);
    const { close } = this.#dollars.stretch("coingecko", pair, second, second, time);
    return Math.exp(close) * this.perDollar(currency, second * 1000);
  }

  now(pair: Pair, currency: string, now: number): number {
    return this.#dollars.price("coingecko", pair, now) * this.perDollar(currency, now);
  }

  day(pair: Pair, now: number) {
    return this.#dollars.day("coingecko", pair, now);
  }

  stretch(pair: Pair, from: number, to: number, now: number) {
    return this.#dollars.stretch("coingecko", pair, from, to, now);
  }
}
