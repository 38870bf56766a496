import type { AssetId } from "../ids.ts";
import { USD } from "../ids.ts";
import { rateTo } from "../valuation/rate.ts";
import type { TickCounters } from "./board.ts";
import { Board, entriesOf } from "./board.ts";
import type { Candidate, ChoiceRules } from "./candidates.ts";
import { choose } from "./candidates.ts";
import { outliers } from "./consensus.ts";
import type { BoardPrice, Freshness, PriceMap, PriceSource, Tick } from "./price.ts";
import { fresher, PRICE_SOURCES } from "./price.ts";
import type { StandingRules } from "./standing.ts";
import { Standing } from "./standing.ts";
import type { GateRules } from "./tick-gate.ts";

export interface MarketRules {
  readonly gate: GateRules;
  readonly choice: ChoiceRules;
  readonly standing: Readonly<Record<PriceSource, StandingRules>>;
  /** A venue further than this share from the median of the others is not shown. */
  readonly maxApart: number;
  /** Only what was said so lately is held against others. */
  readonly opinionMs: number;
}

export interface Known {
  readonly prices: PriceMap;
  readonly freshUntil: Freshness;
}

/** Sources of a coin in the order in which they are preferred. */
export type Preferences = ReadonlyMap<AssetId, readonly PriceSource[]>;

export interface SourceState {
  readonly isFit: boolean;
  readonly isSettled: boolean;
  /** When something of it was last believed, ms; 0 when never in this life. */
  readonly tickedAt: number;
  /** Coins whose shown price is its. */
  readonly shows: number;
  /** `apart`: believed by itself, and too far from the others to be shown. */
  readonly counters: TickCounters & { readonly apart: number };
}

/** What is known of one coin at one moment. */
interface View {
  readonly candidates: readonly Candidate[];
  /** Too far from the others. */
  readonly held: ReadonlySet<PriceSource>;
}

interface Source {
  readonly board: Board;
  readonly standing: Standing;
  apart: number;
}

/**
 * The one price of each coin that is shown, out of what all sources say: the preferred one's while it is fit, else that of the
 * next. What was shown once is never followed by anything older. Deterministic: the time comes in with each call.
 */
export class MarketBoard {
  readonly #rules: MarketRules;
  readonly #sources: ReadonlyMap<PriceSource, Source>;
  readonly #shown: Map<AssetId, BoardPrice>;
  readonly #factors = new Map<AssetId, number | null>();
  #preferences: Preferences = new Map();
  #heard: Freshness;

  constructor(rules: MarketRules, known: Known = { prices: {}, freshUntil: {} }) {
    this.#rules = rules;
    this.#heard = known.freshUntil;
    this.#shown = new Map(entriesOf(known.prices));
    const ofSource = (source: PriceSource): PriceMap =>
      Object.fromEntries(entriesOf(known.prices).filter(([, price]) => price.source === source));
    this.#sources = new Map(
      PRICE_SOURCES.map((source) => [
        source,
        { board: new Board(rules.gate, ofSource(source)), standing: new Standing(rules.standing[source]), apart: 0 },
      ]),
    );
  }

  /** From now on. A coin of which nothing is said here takes the sources as they come. */
  prefer(preferences: Preferences): void {
    this.#preferences = preferences;
  }

  /** Takes in what a source says; answers which coins have another price now, and whether anything of it was believed. */
  apply(source: PriceSource, ticks: readonly Tick[], now: number): { believed: boolean; changed: readonly AssetId[] } {
    const said = this.#source(source);
    const verdicts = ticks.map((tick) => said.board.apply(tick, now).kind);
    const believed = verdicts.some((kind) => kind !== "refused");
    if (believed) said.standing.ticked(now);
    const changed: AssetId[] = [];
    ticks.forEach(({ asset }, n) => {
      if (verdicts[n] !== "accepted") return;
      const view = this.#view(asset, now);
      if (view.held.has(source)) said.apart += 1;
      if (this.#renew(asset, view, now)) changed.push(asset);
    });
    return { believed, changed };
  }

  /** A source that serves said that it is there. */
  beat(source: PriceSource, now: number): void {
    this.#source(source).standing.beat(now);
  }

  /** A source's connection was given up. */
  failed(source: PriceSource): void {
    this.#source(source).standing.fail();
  }

  /** A REST source answered, be it without a price. */
  answered(source: PriceSource, now: number): void {
    this.#source(source).standing.ticked(now);
  }

  /** Once a second: who fell silent gives way to others; answers which coins have another price now. */
  review(now: number): readonly AssetId[] {
    this.#factors.clear();
    const all = new Set([...this.#preferences.keys(), ...this.#shown.keys()]);
    return [...all].filter((asset) => this.#renew(asset, this.#view(asset, now), now));
  }

  /** Those of the coins that no venue serves: not traded, all its venues down, or quiet for longer than `quietMs`. */
  unserved(assets: Iterable<AssetId>, now: number, quietMs: number): AssetId[] {
    return [...assets].filter((asset) => {
      const { candidates, held } = this.#view(asset, now);
      return !candidates.some(
        ({ source, last, isFit, refusedSince }) =>
          source !== "coingecko" && isFit && !held.has(source) && refusedSince === null && now - last.at <= quietMs,
      );
    });
  }

  prices(): PriceMap {
    return Object.fromEntries(this.#shown);
  }

  /** Those of the named coins that have a price. */
  pick(assets: Iterable<AssetId>): PriceMap {
    const prices: Record<AssetId, BoardPrice> = {};
    for (const asset of assets) {
      const price = this.#shown.get(asset);
      if (price !== undefined) prices[asset] = price;
    }
    return prices;
  }

  get size(): number {
    return this.#shown.size;
  }

  freshUntil(): Freshness {
    const heard: Partial<Record<PriceSource, number>> = {};
    for (const [source, { standing }] of this.#sources) {
      const until = standing.freshUntil();
      if (until !== null) heard[source] = until;
    }
    this.#heard = fresher(this.#heard, heard);
    return this.#heard;
  }

  state(source: PriceSource, now: number): SourceState {
    const { board, standing, apart } = this.#source(source);
    return {
      isFit: standing.isFit(now),
      isSettled: standing.isSettled(now),
      tickedAt: standing.tickedAt,
      shows: [...this.#shown.values()].filter((price) => price.source === source).length,
      counters: { ...board.counters(), apart },
    };
  }

  /** True when the coin has another price now. */
  #renew(asset: AssetId, { candidates, held }: View, now: number): boolean {
    const usable = held.size === 0 ? candidates : candidates.filter(({ source }) => !held.has(source));
    const next = choose(usable, now, this.#rules.choice)?.last;
    const shown = this.#shown.get(asset);
    if (next === undefined || next === shown) return false;
    if (shown !== undefined && (next.source === shown.source ? next.at < shown.at : next.at <= shown.at)) return false;
    this.#shown.set(asset, next);
    return true;
  }

  #view(asset: AssetId, now: number): View {
    const candidates = (this.#preferences.get(asset) ?? PRICE_SOURCES).flatMap((source) => {
      const { board, standing } = this.#source(source);
      const last = board.last(asset);
      if (last === null) return [];
      const refusedSince = board.refusedSince(asset);
      return { source, last, isFit: standing.isFit(now), isSettled: standing.isSettled(now), refusedSince };
    });
    const opinions = new Map<PriceSource, number>();
    for (const { source, last, isFit } of candidates) {
      if (!isFit || now - last.at > this.#rules.opinionMs) continue;
      const factor = this.#dollarsPer(last.quote);
      if (factor !== null) opinions.set(source, Number(last.price) * factor);
    }
    return { candidates, held: outliers(opinions, this.#rules.maxApart) };
  }

  /** For comparing only, and kept for a second: a stablecoin by its own price where there is one, a quote without is not compared. */
  #dollarsPer(quote: AssetId): number | null {
    if (quote === USD) return 1;
    const known = this.#factors.get(quote);
    if (known !== undefined) return known;
    const factor = rateTo(USD, quote, this.#shown)?.factor.toNumber() ?? null;
    this.#factors.set(quote, factor);
    return factor;
  }

  #source(source: PriceSource): Source {
    return this.#sources.get(source) as Source;
  }
}
