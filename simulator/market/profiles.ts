import { readFileSync } from "node:fs";
import { hashText, randomFrom } from "./random.ts";

/** What a pair is like. The figures are orders of magnitude, chosen by hand; the market is invented. */
export interface Profile {
  id: string;
  name: string;
  base: string;
  quote: string;
  symbol: string;
  /** The price in the quote currency round which it wanders. */
  price: number;
  /** How strongly the market as a whole pulls it. */
  beta: number;
  /** Standard deviation of a day's own move, as a fraction. */
  volatility: number;
  /** Traded on a usual day, in millions of the quote currency. */
  turnover: number;
  /** Smallest steps of price and quantity. */
  tick: number;
  step: number;
  /** Share of its distance from `price` that it gives back in a day. */
  reversion: number;
}

type Row = [price: number, beta: number, volatility: number, turnover: number, tick: number, step: number];

const ROWS: Record<string, Row> = {
  BTCUSDT: [92_000, 1, 0.008, 1800, 0.01, 0.00001],
  ETHUSDT: [3100, 1.25, 0.015, 1100, 0.01, 0.0001],
  XRPUSDT: [2.2, 1.15, 0.025, 400, 0.0001, 0.1],
  BNBUSDT: [880, 0.9, 0.013, 250, 0.01, 0.001],
  SOLUSDT: [145, 1.4, 0.022, 450, 0.01, 0.001],
  USDCUSDT: [1, 0, 0.0002, 900, 0.0001, 1],
  DOGEUSDT: [0.16, 1.4, 0.03, 180, 0.00001, 1],
  ADAUSDT: [0.48, 1.3, 0.027, 110, 0.0001, 0.1],
  TRXUSDT: [0.29, 0.6, 0.018, 70, 0.0001, 0.1],
  LINKUSDT: [13.8, 1.35, 0.026, 70, 0.01, 0.01],
  AVAXUSDT: [15.2, 1.45, 0.028, 60, 0.01, 0.01],
  XLMUSDT: [0.26, 1.2, 0.028, 35, 0.0001, 1],
  SUIUSDT: [1.65, 1.5, 0.034, 110, 0.0001, 0.1],
  HBARUSDT: [0.15, 1.3, 0.032, 45, 0.00001, 1],
  LTCUSDT: [98, 1.1, 0.022, 75, 0.01, 0.001],
  BCHUSDT: [510, 1.1, 0.024, 45, 0.1, 0.001],
  DOTUSDT: [2.8, 1.3, 0.027, 30, 0.001, 0.01],
  UNIUSDT: [6.8, 1.35, 0.033, 45, 0.001, 0.01],
  NEARUSDT: [2.3, 1.45, 0.033, 45, 0.001, 0.1],
  APTUSDT: [2.9, 1.4, 0.033, 35, 0.001, 0.01],
  ICPUSDT: [4.4, 1.3, 0.034, 30, 0.001, 0.01],
  ETCUSDT: [14.5, 1.2, 0.025, 20, 0.01, 0.01],
  AAVEUSDT: [178, 1.4, 0.03, 40, 0.01, 0.001],
  RENDERUSDT: [2.2, 1.5, 0.036, 20, 0.001, 0.01],
  VETUSDT: [0.0165, 1.35, 0.028, 12, 0.00001, 0.1],
  ATOMUSDT: [2.7, 1.25, 0.027, 18, 0.001, 0.01],
  FILUSDT: [1.9, 1.35, 0.031, 25, 0.001, 0.01],
  ARBUSDT: [0.22, 1.5, 0.033, 30, 0.0001, 0.1],
  ALGOUSDT: [0.15, 1.3, 0.029, 15, 0.0001, 1],
  OPUSDT: [0.36, 1.5, 0.034, 22, 0.0001, 0.01],
  INJUSDT: [6.1, 1.5, 0.035, 18, 0.001, 0.01],
  GRTUSDT: [0.052, 1.45, 0.033, 8, 0.00001, 1],
  SANDUSDT: [0.16, 1.4, 0.032, 10, 0.0001, 1],
  MANAUSDT: [0.17, 1.35, 0.031, 8, 0.0001, 1],
  MKRUSDT: [1450, 1.2, 0.03, 12, 0.1, 0.0001],
  SHIBUSDT: [0.0000088, 1.4, 0.031, 60, 0.00000001, 1],
  PEPEUSDT: [0.0000046, 1.7, 0.042, 110, 0.00000001, 1],
  ZECUSDT: [420, 1.1, 0.045, 90, 0.01, 0.001],
};

interface Coin {
  id: string;
  symbol: string;
  name: string;
  binance?: string;
}

const COINS = new URL("../../scripts/seed/coins.json", import.meta.url);

/** One profile for each pair that the product's list of coins names. */
export function profiles(): Profile[] {
  const coins = JSON.parse(readFileSync(COINS, "utf8")) as Coin[];
  return coins.flatMap(({ id, symbol: base, name, binance: symbol }) => {
    if (symbol === undefined) return [];
    const [price, beta, volatility, turnover, tick, step] = ROWS[symbol] ?? unknown(symbol);
    const quote = symbol.slice(base.length);
    // A coin tied to the dollar is pulled back within a day or two, all others within the better part of a year.
    const reversion = beta === 0 ? 0.5 : 0.005;
    return [{ id, name, base, quote, symbol, price, beta, volatility, turnover, tick, step, reversion }];
  });
}

/** A coin that was listed later than this table was written: a small one, its price by chance. */
function unknown(symbol: string): Row {
  const price = 10 ** (2 * randomFrom(hashText(symbol))() - 1);
  return [price, 1.4, 0.035, 10, 0.0001, 0.1];
}
