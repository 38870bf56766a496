import type { AssetId } from "../../domain/ids.ts";
import { MarketBoard } from "../../domain/market/market-board.ts";
import { marketList } from "../../domain/market/market-list.ts";
import type { PriceSource, Tick, Venue } from "../../domain/market/price.ts";
import { VENUES } from "../../domain/market/price.ts";
import type { SourceDetails, VenueReport } from "../../domain/market/venue-report.ts";
import { reportVenue } from "../../domain/market/venue-report.ts";
import type { Config } from "../../platform/config.ts";
import { errorFields, log } from "../../platform/log.ts";
import { BINANCE } from "../../providers/binance/binance.ts";
import { COINBASE } from "../../providers/coinbase/coinbase.ts";
import { KRAKEN } from "../../providers/kraken/kraken.ts";
import type { TradingPair } from "../../storage/queries/assets.ts";
import { Broadcast } from "./broadcast.ts";
import type { FeedStore } from "./feed-store.ts";
import type { FeedTimings } from "./feed-timings.ts";
import { marketRules, QUIET_MS } from "./feed-timings.ts";
import { LastSource } from "./last-source.ts";
import { VenueFeed } from "./venue-feed.ts";

export interface FeedDeps {
  readonly store: FeedStore;
  readonly config: Config;
  readonly timings: FeedTimings;
  readonly readPairs: () => Promise<readonly TradingPair[]>;
  readonly readCoins: () => Promise<readonly AssetId[]>;
  readonly dialRelay: (name: string) => Promise<Response>;
  readonly now: () => number;
  readonly random: () => number;
}

/** One life of the feed, from its start to its eviction: venues → gates → the one price of each coin → relays. */
export class FeedLife {
  readonly #deps: FeedDeps;
  readonly #startedAt: number;
  readonly #epoch: number;
  readonly #board: MarketBoard;
  readonly #venues: Readonly<Record<Venue, VenueFeed>>;
  readonly #last: LastSource;
  readonly #broadcast: Broadcast;
  #coins: readonly AssetId[] = [];
  #listedAt = 0;
  #isListing = false;
  #savedAt = 0;
  #unsaved = false;

  constructor(deps: FeedDeps) {
    this.#deps = deps;
    const { store, config, timings, now, random } = deps;
    this.#startedAt = now();
    const stored = store.board();
    // Grows with every life, also when the clock was set back.
    this.#epoch = Math.max((stored?.epoch ?? 0) + 1, this.#startedAt);
    this.#board = new MarketBoard(marketRules(config, timings), stored ?? undefined);
    const known = stored?.hosts ?? [];
    const common = { timings, known, now, random, rests: () => this.#save(), ready: () => this.#broadcast.release() };
    const from = (source: Venue) => ({
      heard: (ticks: readonly Tick[]) => this.#apply(source, ticks),
      beat: () => this.#board.beat(source, now()),
      failed: () => this.#board.failed(source),
    });
    const { binanceWsBases, binanceRestBases, coinbaseWsBases, krakenWsBases, coingecko } = config;
    const noRest: readonly string[] = [];
    this.#venues = {
      binance: new VenueFeed({
        ...common,
        ...from("binance"),
        api: BINANCE,
        streamBases: binanceWsBases,
        restBases: binanceRestBases,
      }),
      coinbase: new VenueFeed({
        ...common,
        ...from("coinbase"),
        api: COINBASE,
        streamBases: coinbaseWsBases,
        restBases: noRest,
      }),
      kraken: new VenueFeed({
        ...common,
        ...from("kraken"),
        api: KRAKEN,
        streamBases: krakenWsBases,
        restBases: noRest,
      }),
    };
    this.#last = new LastSource({
      ...common,
      from: coingecko,
      timings: { pollMs: coingecko.pollMs, spacingMs: timings.askSpacingMs },
      wanted: () => this.#board.unserved(this.#coins, now(), QUIET_MS),
      heard: (ticks) => void this.#apply("coingecko", ticks),
      answered: () => this.#board.answered("coingecko", now()),
    });
    this.#broadcast = new Broadcast({
      store,
      timings,
      now,
      random,
      epoch: this.#epoch,
      isEmpty: this.#board.size === 0,
      prices: (assets) => (assets === null ? this.#board.prices() : this.#board.pick(assets)),
      freshUntil: () => this.#board.freshUntil(),
      dialRelay: deps.dialRelay,
      sent: () => this.#saveIfDue(),
    });
    this.#save();
    // That row holds the epoch; the first prices of this life are not to wait for the next.
    this.#savedAt = 0;
  }

  begin(): void {
    this.#broadcast.begin();
    setInterval(() => this.#review(), this.#deps.timings.reviewMs);
    this.watch();
  }

  /** What the alarm and cron look after. */
  watch(): void {
    for (const venue of VENUES) this.#venues[venue].watch();
    this.#broadcast.watch();
    if (this.#deps.now() - this.#listedAt >= this.#deps.timings.listMs) void this.#readLists();
  }

  attach(name: string): void {
    this.#broadcast.attach(name);
  }

  reports(): readonly VenueReport[] {
    const now = this.#deps.now();
    const report = (source: PriceSource, details: SourceDetails) =>
      reportVenue(source, this.#board.state(source, now), details);
    return [
      ...VENUES.map((venue) => report(venue, this.#venues[venue].details())),
      report("coingecko", this.#last.details()),
    ];
  }

  status() {
    const now = this.#deps.now();
    const venue = (name: Venue) => ({ ...this.#board.state(name, now), ...this.#venues[name].status() });
    return {
      epoch: this.#epoch,
      startedAt: this.#startedAt,
      freshUntil: this.#board.freshUntil(),
      coins: this.#board.size,
      venues: { binance: venue("binance"), coinbase: venue("coinbase"), kraken: venue("kraken") },
      coingecko: { ...this.#board.state("coingecko", now), ...this.#last.status() },
      ...this.#broadcast.status(),
      rowsWritten: this.#deps.store.rowsWritten,
    };
  }

  /** True when one of them was believed. */
  #apply(source: PriceSource, ticks: readonly Tick[]): boolean {
    const { believed, changed } = this.#board.apply(source, ticks, this.#deps.now());
    this.#tell(changed);
    return believed;
  }

  #review(): void {
    const now = this.#deps.now();
    this.#tell(this.#board.review(now));
    if (now - this.#startedAt >= this.#deps.timings.firstAskMs) this.#last.check();
  }

  #tell(changed: readonly AssetId[]): void {
    if (changed.length === 0) return;
    this.#unsaved = true;
    this.#broadcast.changed(changed);
  }

  /** With the lists of an earlier reading it goes on; without any the next watch, or the next second, tries again. */
  async #readLists(): Promise<void> {
    if (this.#isListing) return;
    this.#isListing = true;
    try {
      const [pairs, coins] = await Promise.all([this.#deps.readPairs(), this.#deps.readCoins()]);
      const list = marketList(pairs);
      this.#board.prefer(list.preferences);
      this.#coins = coins;
      this.#listedAt = this.#deps.now();
      for (const venue of VENUES) this.#venues[venue].listen(list.pairs[venue]);
    } catch (error) {
      log("error", "feed", { step: "lists", ...errorFields(error) });
      if (this.#listedAt === 0) setTimeout(() => this.watch(), this.#deps.timings.reviewMs);
    } finally {
      this.#isListing = false;
    }
  }

  #saveIfDue(): void {
    if (this.#unsaved && this.#deps.now() - this.#savedAt >= this.#deps.timings.persistMs) this.#save();
  }

  #save(): void {
    this.#savedAt = this.#deps.now();
    this.#unsaved = false;
    this.#deps.store.saveBoard({
      epoch: this.#epoch,
      freshUntil: this.#board.freshUntil(),
      prices: this.#board.prices(),
      hosts: [...VENUES.flatMap((venue) => this.#venues[venue].hosts()), ...this.#last.hosts()],
    });
  }
}
