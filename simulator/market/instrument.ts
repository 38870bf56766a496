import { at, emptyBars, rise, split, type Bars } from "./bars.ts";
import { Cache } from "./cache.ts";
import { gaussian, hash, hashText, randomFrom } from "./random.ts";

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** The first day of the market, in days since 1970: 2022-01-01. Nothing was traded before. */
export const FIRST_DAY = Date.UTC(2022, 0, 1) / 86_400_000;

export interface Character {
  /** Natural logarithm of the price round which it wanders. */
  centre: number;
  /** Standard deviation of a usual day's own move, as a fraction. */
  volatility: number;
  /** Share of its distance from the centre that it gives back in a day. */
  reversion: number;
  beta: number;
  /** Volume steps and trades of a usual day. */
  volume: number;
  trades: number;
}

interface Day {
  /** Own distance from the centre when the day begins. */
  level: number;
  sigma: number;
  /** How busy, where 1 is usual. */
  business: number;
  /** Trades before it, so that trade numbers never run twice. */
  tradesBefore: number;
}

/** More is traded while Europe and America are both awake. */
const rhythm = (hour: number): number => 1 + 0.45 * Math.sin(((hour - 8.5) / 24) * 2 * Math.PI);

/**
 * One price path. Days are a mean-reverting walk whose volatility itself wanders (so that wild days come together);
 * a day splits into hours, an hour into minutes, a minute into seconds, each by a random bridge that depends only on
 * seed, name and place in time. Any second of any year is thus found in four steps, and all levels agree.
 */
export class Instrument {
  readonly #seed: number;
  readonly #character: Character;
  readonly #driver: Instrument | null;
  /** Four numbers for each day since FIRST_DAY; the only part that is a walk, and it has one step a day. */
  #walk = new Float64Array(4 * 2048);
  #walked = 0;
  #mood = 0;

  readonly #days: Cache<Bars>;
  readonly #hours: Cache<Bars>;
  readonly #minutes: Cache<Bars>;
  readonly #seconds: Cache<Bars>;

  /** `memory` is how much more than usual it keeps: a driver is asked on behalf of all that it drives. */
  constructor(seed: number, name: string, character: Character, driver: Instrument | null, memory = 1) {
    this.#days = new Cache(256 * memory);
    this.#hours = new Cache(64 * memory);
    this.#minutes = new Cache(24 * memory);
    this.#seconds = new Cache(8 * memory);
    this.#seed = hash(seed, hashText(name));
    this.#character = character;
    this.#driver = driver;
  }

  /** The single bar of a day; days, hours and minutes are counted since 1970. */
  day(day: number): Bars {
    return this.#days.get(day, () => {
      const today = this.#dayOf(day);
      const tomorrow = this.#dayOf(day + 1);
      const { centre, beta, volume } = this.#character;
      const pull = this.#driver?.day(day);
      const bars = emptyBars(1);
      const open = centre + today.level + (pull ? beta * at(pull.edges, 0) : 0);
      const close = centre + tomorrow.level + (pull ? beta * at(pull.edges, 1) : 0);
      const random = this.#random(1, day);
      const sigma = Math.hypot(today.sigma, pull ? beta * at(pull.own, 0) : 0);
      bars.edges.set([open, close]);
      bars.own[0] = today.sigma;
      bars.high[0] = open + rise(close - open, sigma, random);
      bars.low[0] = open - rise(open - close, sigma, random);
      bars.volume[0] = Math.round((volume * today.business) / Math.exp(open - centre));
      bars.trades[0] = tomorrow.tradesBefore - today.tradesBefore;
      return bars;
    });
  }

  hours(day: number): Bars {
    return this.#hours.get(day, () =>
      split(this.day(day), 0, { ...this.#into(24, 2, day), driver: this.#driver?.hours(day) ?? null, rhythm }),
    );
  }

  minutes(hour: number): Bars {
    return this.#minutes.get(hour, () =>
      split(this.hours(Math.floor(hour / 24)), hour % 24, {
        ...this.#into(60, 3, hour),
        driver: this.#driver?.minutes(hour) ?? null,
      }),
    );
  }

  seconds(minute: number): Bars {
    return this.#seconds.get(minute, () =>
      split(this.minutes(Math.floor(minute / 60)), minute % 60, {
        ...this.#into(60, 4, minute),
        driver: this.#driver?.seconds(minute) ?? null,
        finest: true,
      }),
    );
  }

  /** Logarithm of the price that stands at the beginning of a second. */
  level(second: number): number {
    if (second % DAY === 0) return at(this.day(second / DAY).edges, 0);
    if (second % HOUR === 0) return at(this.hours(Math.floor(second / DAY)).edges, (second % DAY) / HOUR);
    if (second % MINUTE === 0) return at(this.minutes(Math.floor(second / HOUR)).edges, (second % HOUR) / MINUTE);
    return at(this.seconds(Math.floor(second / MINUTE)).edges, second % MINUTE);
  }

  /** Trades from the market's first day to the beginning of that day. */
  tradesBefore(day: number): number {
    return this.#dayOf(day).tradesBefore;
  }

  #into(size: number, level: number, place: number) {
    return { size, random: this.#random(level, place), beta: this.#character.beta };
  }

  #random(level: number, place: number) {
    return randomFrom(hash(this.#seed, level, place));
  }

  #dayOf(day: number): Day {
    const n = day - FIRST_DAY;
    if (n < 0) throw new RangeError("The market's first day is 2022-01-01.");
    const { volatility, reversion, beta, trades } = this.#character;
    const driver = this.#driver;
    const usual = Math.hypot(volatility, driver === null ? 0 : beta * driver.#character.volatility);
    while (this.#walked <= n) {
      const before = this.#walked === 0 ? undefined : this.#read(this.#walked - 1);
      const place = FIRST_DAY + this.#walked;
      const random = this.#random(0, place);
      // Log-volatility keeps 94 % of itself from day to day: its own spread is 0.5, the half-life eleven days.
      this.#mood = 0.94 * this.#mood + 0.17 * gaussian(random);
      const sigma = volatility * Math.exp(this.#mood - 0.25);
      const whole = Math.hypot(sigma, driver === null ? 0 : beta * driver.#dayOf(place).sigma);
      this.#write({
        level: before === undefined ? 0 : before.level * (1 - reversion) + before.sigma * gaussian(random),
        sigma,
        business: (whole / usual) * Math.exp(0.2 * gaussian(random)),
        tradesBefore: before === undefined ? 1 : before.tradesBefore + Math.round(trades * before.business),
      });
    }
    return this.#read(n);
  }

  #read(n: number): Day {
    const column = (place: number) => at(this.#walk, 4 * n + place);
    return { level: column(0), sigma: column(1), business: column(2), tradesBefore: column(3) };
  }

  #write({ level, sigma, business, tradesBefore }: Day): void {
    const place = 4 * this.#walked++;
    if (place === this.#walk.length) {
      const larger = new Float64Array(2 * place);
      larger.set(this.#walk);
      this.#walk = larger;
    }
    this.#walk.set([level, sigma, business, tradesBefore], place);
  }
}
