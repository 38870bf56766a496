import { Cache } from "../market/cache.ts";
import { priceOf } from "../market/format.ts";
import type { Market, Pair } from "../market/market.ts";
import { hash, pick, randomFrom, type Random } from "../market/random.ts";
import { COIN, MARKET, moodOf, type Facts } from "./headlines.ts";
import { SOURCES } from "./sources.ts";

export interface Story {
  title: string;
  summary: string;
  categories: string[];
  /** Unique among all stories. */
  slug: string;
  author: number;
  /** Which publishers carry it, and when each did. */
  carriers: { source: string; publishedAt: number }[];
}

/** Pairs that are in the news; of the many small ones nobody writes. */
const WRITTEN_ABOUT = 38;

/** One story begins in each slot of two minutes, so that each of five feeds has a new one about every eight. */
const SLOT = 120_000;
const DAY = 86_400;
const WHOLE_MARKET = 0.12;
const TOLD_TWICE = 0.25;

/** What happens in the world of news: a pure function of seed, market and time. */
export class Stories {
  readonly #market: Market;
  readonly #seed: number;
  readonly #slots = new Cache<Story>(4096);

  constructor(market: Market, seed: number) {
    this.#market = market;
    this.#seed = seed;
  }

  /** The latest stories that a source has published by `now`, newest first. */
  latest(source: string, now: number, most: number): (Story & { publishedAt: number })[] {
    const found: (Story & { publishedAt: number })[] = [];
    const newest = Math.floor(now / SLOT);
    // A story's second carrier may lag by four slots; 40 slots a story are more than any feed ever needs.
    for (let slot = newest; found.length < most + 4 && slot > newest - 40 * most; slot--) {
      const story = this.#slots.get(slot, () => this.#write(slot));
      const carrier = story.carriers.find((one) => one.source === source && one.publishedAt <= now);
      if (carrier !== undefined) found.push({ ...story, publishedAt: carrier.publishedAt });
    }
    return found.toSorted((a, b) => b.publishedAt - a.publishedAt).slice(0, most);
  }

  #write(slot: number): Story {
    const random = randomFrom(hash(this.#seed, 0x6e657773, slot));
    const at = slot * SLOT + Math.floor(random() * 90) * 1000;
    const second = Math.floor(at / 60_000) * 60;
    const aboutAll = random() < WHOLE_MARKET;
    const pair = aboutAll ? this.#market.pair("BTCUSDT") : this.#subject(random, second);
    const change = aboutAll ? this.#marketChange(second) : this.#change(pair, second);
    const words = (aboutAll ? MARKET : COIN)[moodOf(change)];
    const facts = factsOf(pair, this.#priceAt(pair, second), change);
    const title = pick(random, words.titles)(facts);
    const carriers = [{ source: pick(random, SOURCES).id, publishedAt: at }];
    const other = pick(random, SOURCES).id;
    if (random() < TOLD_TWICE && other !== carriers[0]?.source) {
      carriers.push({ source: other, publishedAt: at + (1 + Math.floor(random() * 6)) * 60_000 });
    }
    return {
      title,
      summary: pick(random, words.summaries)(facts),
      categories: aboutAll ? ["Markets"] : [pair.profile.name, "Markets"],
      slug: `${title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, "")}-${slot.toString(36)}`,
      author: Math.floor(random() * 2),
      carriers,
    };
  }

  /** Half of the stories are about what moved most, the others about large coins more often than small ones. */
  #subject(random: Random, second: number): Pair {
    const pairs = [...this.#market.pairs.values()].slice(0, WRITTEN_ABOUT).filter(({ profile }) => profile.beta > 0);
    if (random() < 0.5) {
      const strength = (pair: Pair) => Math.abs(this.#change(pair, second));
      return pick(random, pairs.toSorted((a, b) => strength(b) - strength(a)).slice(0, 6));
    }
    return pairs[Math.floor(pairs.length * random() ** 2)] ?? pick(random, pairs);
  }

  #change({ instrument }: Pair, second: number): number {
    return Math.exp(instrument.level(second) - instrument.level(second - DAY)) - 1;
  }

  #marketChange(second: number): number {
    const changes = [...this.#market.pairs.values()].slice(0, 10).map((pair) => this.#change(pair, second));
    return changes.reduce((sum, change) => sum + change, 0) / changes.length;
  }

  #priceAt({ instrument, profile }: Pair, second: number): number {
    return priceOf(profile, instrument.level(second));
  }
}

function factsOf({ profile }: Pair, price: number, change: number): Facts {
  const digits = price >= 1000 ? 0 : price >= 10 ? 2 : Math.min(8, 3 - Math.floor(Math.log10(price)));
  return {
    name: profile.name,
    symbol: profile.base,
    full: profile.name === profile.base ? profile.name : `${profile.name} (${profile.base})`,
    price: price.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    percent: (Math.abs(change) * 100).toFixed(1),
  };
}
