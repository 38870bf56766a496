import { DurableObject } from "cloudflare:workers";
import { configOf } from "../../platform/config.ts";
import { errorFields, log } from "../../platform/log.ts";
import { objectsOf } from "../../platform/objects.ts";
import { coreDb } from "../../storage/database.ts";
import { tradingPairs } from "../../storage/queries/assets.ts";
import { BinanceVenue } from "./binance-venue.ts";
import type { FeedTimings } from "./feed-life.ts";
import { FEED_TIMINGS, FeedLife } from "./feed-life.ts";
import { FeedStore } from "./feed-store.ts";

/** Nothing else wakes this object after an eviction, which comes without warning 15 minutes after its last event. */
const WATCH_MS = 30_000;

/** Keeps the exchange's stream, checks each tick, holds the board of last prices and feeds the relays. */
export class MarketFeed extends DurableObject<Env> {
  readonly #store: FeedStore;
  #life: FeedLife | null = null;
  /** Tests set their own before the first call. */
  timings: FeedTimings = FEED_TIMINGS;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new FeedStore(ctx.storage.sql);
  }

  /** Cron's second line: starts what should be running. */
  async poke(): Promise<void> {
    (await this.#running()).watch();
  }

  /** A relay asks to be dialled; remembered across restarts. A second call dials anew. */
  async attach(relayName: string): Promise<void> {
    (await this.#running()).attach(relayName);
  }

  /** For operators and tests: the connection, the hosts' health, what was refused and why. `null` while nothing runs. */
  async status() {
    return this.#life?.status() ?? null;
  }

  override async alarm(): Promise<void> {
    try {
      (await this.#running()).watch();
    } catch (error) {
      // Thrown out of here it would be retried six times and then never again.
      log("error", "feed", { step: "alarm", ...errorFields(error) });
    } finally {
      await this.ctx.storage.setAlarm(Date.now() + WATCH_MS);
    }
  }

  async #running(): Promise<FeedLife> {
    if (this.#life !== null) return this.#life;
    const config = configOf(this.env);
    const objects = objectsOf(this.env);
    const life = new FeedLife({
      store: this.#store,
      venue: new BinanceVenue(config.binanceRestBases, () => tradingPairs(coreDb(this.env), "binance")),
      streamBases: config.binanceWsBases,
      maxMove: config.tickMaxMove,
      timings: this.timings,
      dialRelay: (name) => objects.priceRelay(name).fetch("https://relay/feed", { headers: { Upgrade: "websocket" } }),
      now: () => Date.now(),
      random: () => Math.random(),
    });
    this.#life = life;
    life.begin();
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + WATCH_MS);
    return life;
  }
}
