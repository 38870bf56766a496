import { at, type Bars } from "./bars.ts";
import { DAY, FIRST_DAY, HOUR, Instrument, MINUTE } from "./instrument.ts";
import { profiles, unlisted, type Profile } from "./profiles.ts";

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
  /** The whole minutes summed last: a rolling day is asked for every second and has the same ones for sixty. */
  summed?: { from: number; to: number; sum: Stretch };
}

export const FIRST_SECOND = FIRST_DAY * DAY;

/** All pairs, pulled by one market. A pure function of seed, symbol and time: nothing here knows what time it is. */
export class Market {
  /** Binance's pairs, by symbol. */
  readonly pairs = new Map<string, Pair>();
  /** Every coin's pair by the coin's id, also of those that Binance does not have. */
  readonly coins = new Map<string, Pair>();
  readonly #whole: Instrument;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    const still = { centre: 0, volatility: 0.02, reversion: 0.004, beta: 0, volume: 0, trades: 0 };
    this.#whole = new Instrument(seed, "market", still, null, 16);
    // Followers come after those they follow.
    const all = [...profiles(), ...unlisted()].toSorted(
      (a, b) => Number(a.follows !== null) - Number(b.follows !== null),
    );
    for (const profile of all) this.coins.set(profile.id, { profile, instrument: this.#instrument(profile) });
    for (const { id, symbol } of profiles()) this.pairs.set(symbol, this.coins.get(id) as Pair);
  }

  #instrument(profile: Profile): Instrument {
    const { price, volatility, reversion, turnover, step, symbol, follows } = profile;
    const leader = follows === null ? undefined : this.coins.get(follows);
    // A follower's own path is its distance from the leader's price, which pulls it wholly.
    const centre = leader === undefined ? price : price / leader.profile.price;
    const character = {
      centre: Math.log(centre),
      volatility,
      reversion,
      beta: leader === undefined ? profile.beta : 1,
      volume: (turnover * 1e6) / centre / step,
      trades: (turnover * 1e6) / 450,
    };
    return new Instrument(this.#seed, symbol, character, leader?.instrument ?? this.#whole);
  }

  pair(symbol: string): Pair {
    const pair = this.pairs.get(symbol);
    if (pair === undefined) throw new RangeError(`No such pair: ${symbol}`);
    return pair;
  }

  /** From the beginning of second `from` to the beginning of second `to`, out of the largest bars that fit. */
  stretch(pair: Pair, from: number, to: number): Stretch {
    const first = Math.ceil(from / MINUTE) * MINUTE;
    const last = Math.floor(to / MINUTE) * MINUTE;
    if (last - first < HOUR || (first === from && last === to)) return this.#sum(pair, from, to);
    if (pair.summed?.from !== first || pair.summed.to !== last) {
      pair.summed = { from: first, to: last, sum: this.#sum(pair, first, last) };
    }
    return join(join(this.#sum(pair, from, first), pair.summed.sum), this.#sum(pair, last, to));
  }

  #sum(pair: Pair, from: number, to: number): Stretch {
    const open = pair.instrument.level(from);
    const sum: Stretch = { open, high: open, low: open, close: open, volume: 0, turnover: 0, trades: 0 };
    for (let second = from; second < to;) second += this.#add(sum, pair, second, to - second);
    return sum;
  }

  /** Trades since the market's first day. */
  tradesBefore(pair: Pair, second: number): number {
    const day = Math.floor(second / DAY);
    return pair.instrument.tradesBefore(day) + this.#sum(pair, day * DAY, second).trades;
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

/** Two stretches, one after the other. */
export function join(before: Stretch, after: Stretch): Stretch {
  return {
    open: before.open,
    high: Math.max(before.high, after.high),
    low: Math.min(before.low, after.low),
    close: after.close,
    volume: before.volume + after.volume,
    turnover: before.turnover + after.turnover,
    trades: before.trades + after.trades,
  };
}
