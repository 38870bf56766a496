import { at, type Bars } from "./bars.ts";
import { DAY, FIRST_DAY, HOUR, Instrument, MINUTE } from "./instrument.ts";
import { profiles, type Profile } from "./profiles.ts";

/** What happened to a pair between two seconds. Prices are logarithms, volume counts the pair's smallest steps. */
export interface Stretch {
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  /** In the quote currency. */
  turnover: number;
  trades: number;
}

export interface Pair {
  profile: Profile;
  instrument: Instrument;
}

export const FIRST_SECOND = FIRST_DAY * DAY;

/** All pairs, pulled by one market. A pure function of seed, symbol and time: nothing here knows what time it is. */
export class Market {
  readonly pairs = new Map<string, Pair>();

  constructor(seed: number) {
    const whole = new Instrument(
      seed,
      "market",
      { centre: 0, volatility: 0.02, reversion: 0.004, beta: 0, volume: 0, trades: 0 },
      null,
    );
    for (const profile of profiles()) {
      const { price, beta, volatility, reversion, turnover, step } = profile;
      const character = {
        centre: Math.log(price),
        volatility,
        reversion,
        beta,
        volume: (turnover * 1e6) / price / step,
        trades: (turnover * 1e6) / 450,
      };
      this.pairs.set(profile.symbol, { profile, instrument: new Instrument(seed, profile.symbol, character, whole) });
    }
  }

  pair(symbol: string): Pair {
    const pair = this.pairs.get(symbol);
    if (pair === undefined) throw new RangeError(`No such pair: ${symbol}`);
    return pair;
  }

  /** From the beginning of second `from` to the beginning of second `to`, out of the largest bars that fit. */
  stretch(pair: Pair, from: number, to: number): Stretch {
    const open = pair.instrument.level(from);
    const sum: Stretch = { open, high: open, low: open, close: open, volume: 0, turnover: 0, trades: 0 };
    for (let second = from; second < to;) second += this.#add(sum, pair, second, to - second);
    return sum;
  }

  /** Trades since the market's first day. */
  tradesBefore(pair: Pair, second: number): number {
    const day = Math.floor(second / DAY);
    return pair.instrument.tradesBefore(day) + this.stretch(pair, day * DAY, second).trades;
  }

  #add(sum: Stretch, { instrument, profile }: Pair, second: number, room: number): number {
    let bars: Bars;
    let index = 0;
    let length = 1;
    if (second % DAY === 0 && room >= DAY) {
      bars = instrument.day(second / DAY);
      length = DAY;
    } else if (second % HOUR === 0 && room >= HOUR) {
      bars = instrument.hours(Math.floor(second / DAY));
      index = (second % DAY) / HOUR;
      length = HOUR;
    } else if (second % MINUTE === 0 && room >= MINUTE) {
      bars = instrument.minutes(Math.floor(second / HOUR));
      index = (second % HOUR) / MINUTE;
      length = MINUTE;
    } else {
      bars = instrument.seconds(Math.floor(second / MINUTE));
      index = second % MINUTE;
    }
    const high = at(bars.high, index);
    const low = at(bars.low, index);
    const close = at(bars.edges, index + 1);
    const volume = at(bars.volume, index);
    sum.high = Math.max(sum.high, high);
    sum.low = Math.min(sum.low, low);
    sum.turnover += volume * profile.step * Math.exp((sum.close + high + low + close) / 4);
    sum.close = close;
    sum.volume += volume;
    sum.trades += at(bars.trades, index);
    return length;
  }
}
