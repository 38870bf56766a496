import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Venue } from "../src/domain/market/price.ts";
import { STALE_AFTER_MS } from "../src/domain/market/price.ts";
import type { MarketFeed } from "../src/durable/market/market-feed.ts";
import {
  anew,
  bring,
  BTC,
  endAll,
  newFeed,
  newRelay,
  onlyAt,
  PATIENT,
  prepare,
  showsNear,
  statusOf,
  until,
} from "./market.ts";
import { outsideWorld } from "./outside-world.ts";

type Feed = DurableObjectStub<MarketFeed>;

/** What a venue does in its own way. */
export interface Manner {
  readonly venue: Venue;
  /** What a connection comes to that the server announced the end of. */
  readonly leaves: "replaced" | "lost";
  /** Whether it says that it lives while nothing is traded. */
  readonly beats: boolean;
}

/** Every fault of the venue's stream, on a feed that knows no other venue. */
export function describeVenue({ venue, leaves, beats }: Manner): void {
  const target = `${venue}-ws` as const;
  const hosts = (...bases: string[]) => ({ [`${venue.toUpperCase()}_WS_BASES`]: bases.join(" ") });

  const venueOf = async (feed: Feed) => {
    const status = await statusOf(feed);
    return { ...status.venues[venue], freshUntil: status.freshUntil[venue] ?? 0 };
  };
  const untilServed = (feed: Feed) =>
    until(async () => {
      const status = await venueOf(feed);
      expect(status.connection.state).toBe("open");
      expect(status.shows).toBeGreaterThan(20);
      return status;
    });
  const counted = async (feed: Feed): Promise<Record<string, number>> => {
    const { counters, odd } = await venueOf(feed);
    return { ...counters, ...odd };
  };

  /** A feed and its relay on a venue that says only what the test makes it say. BTC stands at 50000. */
  async function stillMarket() {
    await outsideWorld.pause();
    const feed = await newFeed(PATIENT);
    const relay = await newRelay(feed);
    await untilServed(feed);
    await bring(relay, "BTCUSDT", BTC, "50000", showsNear);
    return { feed, relay, before: await counted(feed) };
  }
  const counts = async (feed: Feed, before: Record<string, number>, more: Record<string, number>) => {
    const expected = Object.entries(more).map(([reason, times]) => [reason, (before[reason] ?? 0) + times]);
    await until(async () => expect(await counted(feed)).toMatchObject(Object.fromEntries(expected)));
  };

  beforeAll(() => onlyAt(venue));
  afterEach(async () => {
    await outsideWorld.clearFaults();
    await outsideWorld.pause(false);
    // Or the feeds of all tests would listen side by side.
    await endAll();
  });

  describe(`a tick of ${venue}`, () => {
    it.each([
      ["spike", { jump: 1 }],
      ["negative", { not_positive: 1 }],
      ["zero", { not_positive: 1 }],
      ["old-timestamp", { old: 1 }],
      ["malformed", { malformed_message: 1 }],
    ])("that is wrong (%s) is counted and never shown", async (fault, more) => {
      const { feed, relay, before } = await stillMarket();
      await outsideWorld.fault({ target, fault, count: 1, symbol: "BTCUSDT" });
      await outsideWorld.tick("BTCUSDT", "50500");
      await counts(feed, before, more);
      await showsNear(relay, BTC, "50000");
      await outsideWorld.tick("BTCUSDT", "51000");
      await until(() => showsNear(relay, BTC, "51000"));
    });

    it.each([
      ["out-of-order", { old: 1 }],
      ["duplicate", { repeated: 1 }],
      ["unknown-event", { malformed_message: 0 }],
      ["non-ascii", { unknown_symbol: 1 }],
    ])("that comes with an odd companion (%s) is shown all the same", async (fault, more) => {
      const { feed, relay, before } = await stillMarket();
      await outsideWorld.fault({ target, fault, count: 1, symbol: "BTCUSDT" });
      await outsideWorld.tick("BTCUSDT", "50500");
      await counts(feed, before, more);
      await until(() => showsNear(relay, BTC, "50500"));
    });

    it("far from the last price is shown once three more confirm it", async () => {
      const { feed, relay, before } = await stillMarket();
      for (const price of ["80000", "80100", "80200"]) await outsideWorld.tick("BTCUSDT", price);
      await counts(feed, before, { jump: 3 });
      await showsNear(relay, BTC, "50000");
      await outsideWorld.tick("BTCUSDT", "80300");
      await until(() => showsNear(relay, BTC, "80300"));
    });
  });

  describe(`a connection to ${venue}`, () => {
    it("that falls silent is given up and opened again", async () => {
      const feed = await newFeed({ silenceMs: 1_500 });
      await feed.poke();
      await untilServed(feed);
      await outsideWorld.fault({ target, fault: "hang" });
      await until(async () => expect((await venueOf(feed)).hosts[0]?.lastRefusal).toBe("silent"));
      await outsideWorld.clearFaults();
      await until(async () => {
        const { connection, freshUntil } = await venueOf(feed);
        expect(connection).toMatchObject({ state: "open" });
        expect(freshUntil).toBeGreaterThan((connection.since ?? Number.NaN) + STALE_AFTER_MS);
      });
    });

    it.each(["zero", "malformed", ...(beats ? ["heartbeat-only"] : [])])(
      "that brings frames and no price (%s) is given up like a silent one",
      async (fault) => {
        const feed = await newFeed({ ticklessMs: venue === "coinbase" ? 6_000 : 1_500 });
        await feed.poke();
        await untilServed(feed);
        await outsideWorld.fault({ target, fault });
        await until(async () => expect((await venueOf(feed)).hosts[0]?.lastRefusal).toBe("no good tick"));
      },
    );

    it("that did not hear what it was asked is given up, or some pairs would stay silent", async () => {
      // A venue that plays dead hears nothing; afterwards it goes on without what was said meanwhile.
      await outsideWorld.fault({ target, fault: "hang" });
      const feed = await newFeed({ answerMs: 1_000 });
      await feed.poke();
      await until(async () => expect((await venueOf(feed)).connection.state).toBe("open"));
      await until(async () => expect((await venueOf(feed)).hosts[0]?.lastRefusal).toBe("not answered"));
      await outsideWorld.clearFaults();
      await until(async () => expect((await venueOf(feed)).hosts[0]?.servesSince).not.toBeNull());
    });

    it("that is cut is opened again after a pause that is not the same for all", async () => {
      const feed = await newFeed(PATIENT);
      await feed.poke();
      await untilServed(feed);
      await outsideWorld.fault({ target, fault: "drop" });
      await until(async () => {
        const { connection, hosts } = await venueOf(feed);
        expect(connection).toMatchObject({ state: "open", connects: 2 });
        expect(hosts).toMatchObject([{ failures: 1 }]);
      });
    });

    it("is replaced before the venue ends it, while the old one still delivers", async () => {
      // Those of feeds that earlier tests killed: the venue notices late that they are gone.
      const { connections: others } = (await outsideWorld.state())[target];
      const feed = await newFeed({ ...PATIENT, plannedMs: 1_500 });
      await feed.poke();
      const status = await until(async () => {
        const now = await venueOf(feed);
        expect(now.connection.connects).toBeGreaterThanOrEqual(3);
        return now;
      });
      expect(status.hosts).toMatchObject([{ failures: 0, lastRefusal: null }]);
      const most = others + 2;
      await until(async () => expect((await outsideWorld.state())[target].connections).toBeLessThanOrEqual(most));
    });

    it(`is ${leaves} when the server goes away, and there again`, async () => {
      const feed = await newFeed(PATIENT);
      await feed.poke();
      await untilServed(feed);
      await until(async () => expect((await venueOf(feed)).hosts[0]?.servesSince).not.toBeNull());
      await outsideWorld.fault({ target, fault: "server-shutdown" });
      await until(async () => {
        const { connection, hosts } = await venueOf(feed);
        expect(connection).toMatchObject({ state: "open", connects: 2 });
        expect(hosts).toMatchObject([{ failures: leaves === "lost" ? 1 : 0 }]);
      });
    });

    it.each([451, 403])(
      "refused with %d rests the host for an hour, also in a later life, and the next serves",
      async (status) => {
        await outsideWorld.fault({ target, fault: `refuse-${status}` });
        const vars = hosts(`${outsideWorld.url}/${venue}`, `${outsideWorld.url}-second/${venue}`);
        const feed = await newFeed({}, vars);
        await feed.poke();
        const { connection, hosts: known } = await untilServed(feed);
        expect(connection.host).toContain("-second");
        expect(known[0]?.lastRefusal).toBe(`restricted (${status})`);
        expect((known[0]?.restsUntil ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
        await abortAllDurableObjects();
        const later = anew(env.MARKET_FEED, feed);
        await prepare(later, {}, vars);
        await later.poke();
        const again = await until(async () => {
          const now = await venueOf(later);
          expect(now.connection.state).toBe("open");
          return now;
        });
        expect(again.connection.host).toContain("-second");
        expect(again.hosts[0]?.restsUntil, "it was not asked again").toBe(known[0]?.restsUntil);
      },
    );

    it.each([429, 418])("refused with %d waits as long as it was told to", async (status) => {
      await outsideWorld.fault({ target, fault: `refuse-${status}`, retryAfter: 777 });
      const feed = await newFeed();
      await feed.poke();
      const known = await until(async () => {
        const now = await venueOf(feed);
        expect(now.hosts[0]?.lastRefusal).toBe(`limited (${status})`);
        return now.hosts;
      });
      const rest = (known[0]?.restsUntil ?? 0) - Date.now();
      expect(rest).toBeGreaterThan(760_000);
      expect(rest).toBeLessThanOrEqual(777_000);
    });

    const unreasoned: readonly (readonly [string, string | null])[] = [["names nobody", "no-reason"]];
    it.each([["names them", null] as const, ...(venue === "coinbase" ? unreasoned : [])])(
      "goes on for all other pairs when some are not known there, whose refusal %s",
      async (_, fault) => {
        if (fault !== null) await outsideWorld.fault({ target, fault });
        const separator = { binance: "USDT", coinbase: "-USD", kraken: "/USD" }[venue];
        const unknown = ["usd", "eur"];
        for (const currency of unknown) {
          await env.DB.prepare(
            "INSERT INTO pairs (venue, symbol, asset_id, quote_id, preference, valid_from, status) VALUES (?1, ?2, ?3, 'fiat:usd', 9, 0, 'trading')",
          )
            .bind(venue, `NO${currency.toUpperCase()}${separator}`, `fiat:${currency}`)
            .run();
        }
        const feed = await newFeed();
        await feed.poke();
        const left = await until(async () => {
          const status = await venueOf(feed);
          expect(status.odd.unknown_pair).toBe(unknown.length);
          expect(status.shows).toBeGreaterThan(status.pairs - unknown.length - 5);
          return status;
        });
        expect(left.connection, "for their sake no connection was given up").toMatchObject({ connects: 1 });
        await env.DB.prepare("DELETE FROM pairs WHERE asset_id LIKE 'fiat:%'").run();
      },
    );
  });
}
