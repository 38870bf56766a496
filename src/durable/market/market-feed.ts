import { DurableObject } from "cloudflare:workers";
import type { VenueReport } from "../../domain/market/venue-report.ts";
import { configOf } from "../../platform/config.ts";
import { errorFields, log } from "../../platform/log.ts";
import { objectsOf } from "../../platform/objects.ts";
import { coreDb } from "../../storage/database.ts";
import { activeCoins, tradingPairs } from "../../storage/queries/assets.ts";
import { FeedLife } from "./feed-life.ts";
import { FeedStore } from "./feed-store.ts";
import type { FeedTimings } from "./feed-timings.ts";
import { FEED_TIMINGS } from "./feed-timings.ts";

/** Nothing else wakes this object after an eviction, which comes without warning 15 minutes after its last event. */
const WATCH_MS = 30_000;

/** Keeps the venues' streams, judges what they say, holds the board of last prices and feeds the relays. */
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

  /** How each source of prices does. */
  async venues(): Promise<readonly VenueReport[]> {
    return (await this.#running()).reports();
  }

  /** For tests: the connections, the hosts' health, what was refused and why. `null` while nothing runs. */
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
      config,
      timings: this.timings,
      readPairs: () => tradingPairs(coreDb(this.env)),
      readCoins: () => activeCoins(coreDb(this.env)),
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
