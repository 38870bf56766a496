import { readFileSync } from "node:fs";
import { hashText, randomFrom } from "./random.ts";

/** What a pair is like. The figures are orders of magnitude, chosen by hand; the market is invented. */
export interface Profile {
  /** CoinGecko's. */
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
  /** By market cap, about; 1 is the largest. */
  rank: number;
  /** Coins in circulation, which with the price make its market cap. */
  supply: number;
  /** The id of the coin that it stands for (wrapped, staked) and whose price it has but for a little. */
  follows: string | null;
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

/** A line of coins.csv: what is known of a coin wherever it is traded. */
interface Line {
  id: string;
  symbol: string;
  name: string;
  rank: number;
  price: number;
  volatility: number;
  follows: string | null;
}

const COINS = new URL("../../scripts/seed/coins.json", import.meta.url);
const LINES = new URL("coins.csv", import.meta.url);
const LAST_RANK = 1000;

/** Coins that exist, but that Binance has in no pair with USDT. */
const OFF_BINANCE = new Set(["tether", "monero"]);

/** One profile for each pair: first those of the product's list of coins, in its order, then all others by rank. */
export function profiles(): Profile[] {
  const lines = readLines();
  const known = new Map(lines.map((line) => [`${line.symbol}USDT`, line]));
  const listed = (JSON.parse(readFileSync(COINS, "utf8")) as Coin[]).flatMap((coin) =>
    coin.binance === undefined ? [] : [profileOf(coin, coin.binance, known.get(coin.binance))],
  );
  const taken = new Set(listed.flatMap(({ id, symbol }) => [id, symbol]));
  const others = lines.filter(
    ({ id, symbol }) => !OFF_BINANCE.has(id) && !taken.has(id) && !taken.has(`${symbol}USDT`),
  );
  return [...listed, ...others.map((line) => profileOf(line, `${line.symbol}USDT`, line))];
}

/** Coins without a pair at Binance, priced in dollars elsewhere. */
export function unlisted(): Profile[] {
  const lines = readLines().filter(({ id }) => OFF_BINANCE.has(id));
  return lines.map((line) => profileOf(line, `${line.symbol}USD`, line));
}

function profileOf({ id, symbol: base, name }: Coin, symbol: string, line: Line | undefined): Profile {
  const [price, beta, volatility, turnover, tick, step] = ROWS[symbol] ?? rowOf(line ?? unknown(symbol));
  const rank = line?.rank ?? LAST_RANK;
  return {
    id,
    name,
    base,
    quote: symbol.slice(base.length),
    symbol,
    price,
    beta,
    volatility,
    turnover,
    tick,
    step,
    // What is tied to another price is pulled back within a day or two, small coins within months, large ones in a year.
    reversion: tied(volatility) ? 0.5 : symbol in ROWS ? 0.005 : 0.015,
    rank,
    supply: Math.round(capOf(rank) / price),
    follows: line?.follows ?? null,
  };
}

const tied = (volatility: number): boolean => volatility < 0.001;

/** What follows from a coin's size: steps like the exchange's (a fifth digit of the price, less than a dollar's worth). */
function rowOf({ price, volatility, rank }: Pick<Line, "price" | "volatility" | "rank">): Row {
  const digits = Math.floor(Math.log10(price));
  const tick = 10 ** Math.min(-2, Math.max(-8, digits - 4));
  const step = 10 ** Math.min(0, Math.max(-5, -digits - 1));
  // Dollars and gold do not follow the market.
  return [price, volatility < 0.01 ? 0 : 1.35, volatility, Math.max(2, 1200 / rank), tick, step];
}

/** Market caps fall with the rank as they do in the field: two trillions, some billions at 30, millions at 400. */
const capOf = (rank: number): number => (rank === 1 ? 1.84e12 : rank === 2 ? 3.75e11 : 1.9e11 * (3 / rank) ** 1.45);

/** A coin that was listed later than these tables were written: a small one, its price by chance. */
function unknown(symbol: string): Pick<Line, "price" | "volatility" | "rank"> {
  return { price: 10 ** (2 * randomFrom(hashText(symbol))() - 1), volatility: 0.035, rank: LAST_RANK };
}

function readLines(): Line[] {
  const [, ...lines] = readFileSync(LINES, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [id = "", symbol = "", name = "", rank, price, volatility, follows = ""] = line.split(",");
    const figures = { rank: Number(rank), price: Number(price), volatility: Number(volatility) };
    return { id, symbol, name, ...figures, follows: follows === "" ? null : follows };
  });
}
