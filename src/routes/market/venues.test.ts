import { exports } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import { until } from "../../../test/market.ts";
import { outsideWorld } from "../../../test/outside-world.ts";
import { VenuesSchema } from "./schemas.ts";

const ask = async () =>
  VenuesSchema.parse(await (await exports.default.fetch("http://localhost:8787/api/v1/market/venues")).json());

afterEach(() => outsideWorld.clearFaults());

describe("GET /api/v1/market/venues", () => {
  it("tells how each venue does, in the order of preference, and whom nobody had to ask", async () => {
    const { venues, simulated } = await until(async () => {
      const answer = await ask();
      for (const venue of answer.venues.slice(0, 3)) expect(venue).toMatchObject({ serves: true, state: "open" });
      expect(answer.venues[0]?.shows).toBeGreaterThan(100);
      return answer;
    });
    expect(simulated).toBe(true);
    expect(venues.map(({ source, kind }) => [source, kind])).toEqual([
      ["binance", "stream"],
      ["coinbase", "stream"],
      ["kraken", "stream"],
      ["coingecko", "rest"],
    ]);
    const [binance] = venues;
    expect(binance?.hosts[0]).toMatchObject({ host: binance?.host, failures: 0, restsUntil: null, lastRefusal: null });
    expect(binance?.ticks).toMatchObject({ jump: 0, apart: 0, not_positive: 0 });
    expect(Object.values(venues).reduce((sum, venue) => sum + venue.shows, 0)).toBeGreaterThan(300);
  });

  it("tells whose host rests, why, and until when", async () => {
    await outsideWorld.fault({ target: "kraken-ws", fault: "refuse-451" });
    await outsideWorld.fault({ target: "kraken-ws", fault: "drop" });
    const kraken = await until(async () => {
      const found = (await ask()).venues.find(({ source }) => source === "kraken");
      expect(found?.hosts[0]?.lastRefusal).toBe("restricted (451)");
      return found;
    });
    expect(kraken).toMatchObject({ state: "waiting", host: null });
    expect(Date.parse(kraken?.hosts[0]?.restsUntil ?? "") - Date.now()).toBeGreaterThan(3_500_000);
  });
});
