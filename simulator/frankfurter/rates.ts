import { Instrument } from "../market/instrument.ts";

/** Units for a euro, about which the rates wander; the ECB's list without the currencies that joined the euro. */
const CURRENCIES: Record<string, [name: string, rate: number]> = {
  AUD: ["Australian Dollar", 1.77],
  BRL: ["Brazilian Real", 6.2],
  CAD: ["Canadian Dollar", 1.62],
  CHF: ["Swiss Franc", 0.93],
  CNY: ["Chinese Renminbi Yuan", 8.25],
  CZK: ["Czech Koruna", 24.2],
  DKK: ["Danish Krone", 7.46],
  EUR: ["Euro", 1],
  GBP: ["British Pound", 0.87],
  HKD: ["Hong Kong Dollar", 9.05],
  HUF: ["Hungarian Forint", 385],
  IDR: ["Indonesian Rupiah", 19_300],
  ILS: ["Israeli New Shekel", 3.8],
  INR: ["Indian Rupee", 103],
  ISK: ["Icelandic Króna", 147],
  JPY: ["Japanese Yen", 180],
  KRW: ["South Korean Won", 1700],
  MXN: ["Mexican Peso", 21.3],
  MYR: ["Malaysian Ringgit", 4.8],
  NOK: ["Norwegian Krone", 11.7],
  NZD: ["New Zealand Dollar", 2.05],
  PHP: ["Philippine Peso", 68],
  PLN: ["Polish Złoty", 4.24],
  RON: ["Romanian Leu", 5.09],
  SEK: ["Swedish Krona", 11],
  SGD: ["Singapore Dollar", 1.51],
  THB: ["Thai Baht", 37.6],
  TRY: ["Turkish Lira", 49],
  USD: ["United States Dollar", 1.16],
  ZAR: ["South African Rand", 20],
};

/** Held to the euro by their central banks. */
const PEGGED = new Set(["EUR", "DKK"]);
const DAY = 86_400_000;

export const NAMES = Object.fromEntries(Object.entries(CURRENCIES).map(([code, [name]]) => [code, name]));

/** Reference rates by day: a pure function of seed, currency and date. */
export class Rates {
  readonly #paths: Map<string, Instrument>;

  constructor(seed: number) {
    this.#paths = new Map(
      Object.entries(CURRENCIES).map(([code, [, rate]]) => {
        const volatility = PEGGED.has(code) ? 0.0001 : 0.004;
        const reversion = PEGGED.has(code) ? 0.5 : 0.01;
        const character = { centre: Math.log(rate), volatility, reversion, beta: 0, volume: 0, trades: 0 };
        return [code, new Instrument(seed, `EUR${code}`, character, null)];
      }),
    );
  }

  has(code: string): boolean {
    return this.#paths.has(code);
  }

  /** How much of `quote` one of `base` is on a date, unrounded. */
  rate(base: string, quote: string, date: string): number {
    return this.#perEuro(quote, date) / this.#perEuro(base, date);
  }

  #perEuro(code: string, date: string): number {
    const path = this.#paths.get(code);
    if (path === undefined) throw new RangeError(`No such currency: ${code}`);
    return code === "EUR" ? 1 : Math.exp(path.level((Date.parse(date) + DAY / 2) / 1000));
  }
}
