import type { Pair, Stretch } from "./market.ts";
import { moved, type Quotes } from "./quotes.ts";
import { hashText } from "./random.ts";

/** Venues differ by up to three in ten thousand, and by less most of the time. */
const BASIS = 0.0003;
const PERIOD = 900;

/** Prices in dollars at the venues that do not quote in USDT: Binance's, times what a USDT is worth, and a little off. */
export class Dollars {
  readonly quotes: Quotes;
  readonly #tether: Pair;

  constructor(quotes: Quotes) {
    this.quotes = quotes;
    this.#tether = quotes.market.coins.get("tether") as Pair;
  }

  /** At a time in milliseconds. */
  price(venue: string, pair: Pair, now: number): number {
    return Math.exp(this.quotes.level(pair, now) + this.#offset(venue, pair, Math.floor(now / 1000)));
  }

  /** The rolling 24 hours up to now. */
  day(venue: string, pair: Pair, now: number): Stretch {
    const second = Math.floor(now / 1000);
    return moved(this.quotes.stretchUntil(pair, second - 86_400, now), this.#offset(venue, pair, second));
  }

  /** From second `from` to `to` or, where that is yet to come, to now. */
  stretch(venue: string, pair: Pair, from: number, to: number, now: number): Stretch {
    const offset = this.#offset(venue, pair, from);
    if (now >= to * 1000) return moved(this.quotes.stretch(pair, from, to), offset);
    return moved(this.quotes.stretchUntil(pair, from, now), offset);
  }

  #offset(venue: string, { profile }: Pair, second: number): number {
    const phase = hashText(`${venue} ${profile.id}`) % 628;
    const tether = profile.quote === "USDT" ? this.#tether.instrument.level(second) : 0;
    return tether + BASIS * Math.sin(phase / 100 + second / PERIOD);
  }
}
