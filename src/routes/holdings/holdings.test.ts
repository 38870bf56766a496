import { exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { buy, deposit, makePortfolio } from "../../../test/portfolios.ts";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";
import { Portfolio } from "../../durable/portfolio/portfolio.ts";
import { unwrap } from "../../platform/problem.ts";
import { ValuationSchema } from "./schemas.ts";

const get = (id: string, headers: Readonly<Record<string, string>> = {}) =>
  exports.default.fetch(`${ORIGIN}/api/v1/portfolios/${id}/holdings`, { headers });

const bitcoin = { price: "60000", quote: "tether" as AssetId, open24h: null, source: "binance" } as const;
vi.spyOn(PriceRelay.prototype, "prices").mockImplementation(async (): Promise<PriceFrame> => ({
  type: "snapshot",
  epoch: 1,
  seq: 1,
  freshUntil: { binance: Date.now() + 15_000 },
  prices: { ["bitcoin" as AssetId]: { ...bitcoin, at: Date.now() - 250 } },
}));

async function holding(...bought: [asset: string, quantity: string, paid: string][]) {
  const person = await signUp();
  const { id, userId, object } = await makePortfolio(person.userId as UserId);
  for (const [asset, quantity, paid] of bought) {
    const input = buy(asset, quantity, paid, "2025-01-01T00:00:00Z");
    unwrap(await object.record(userId, { key: asset, requestHash: asset }, input));
  }
  return { id, object, userId, headers: person.headers };
}

describe("GET /api/v1/portfolios/{id}/holdings", () => {
  it("values what is held, with source and age of each price", async () => {
    const { id, headers } = await holding(["bitcoin", "0.5", "20000"]);
    const response = await get(id, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    const valuation = ValuationSchema.parse(await response.json());
    expect(valuation).toMatchObject({
      base: "fiat:usd",
      simulated: true,
      totals: { value: "30000", cost: "20000", unrealised: "10000", realised: "0", complete: true, stale: false },
      holdings: [{ asset: "bitcoin", averageCost: "40000", price: { price: "60000", source: "binance" } }],
    });
    expect(valuation.holdings[0]?.price?.ageMs).toBeGreaterThanOrEqual(250);
  });

  it("says null, not 0, for a coin without a price", async () => {
    const { id, headers, object, userId } = await holding(["bitcoin", "0.5", "20000"]);
    const given = deposit("nobodys-coin", "1000", "2025-01-02T00:00:00Z");
    unwrap(await object.record(userId, { key: "given", requestHash: "given" }, given));
    const valuation = ValuationSchema.parse(await (await get(id, headers)).json());
    expect(valuation.holdings[1]).toMatchObject({ asset: "nobodys-coin", price: null, value: null, cost: null });
    expect(valuation.totals).toMatchObject({ value: "30000", complete: false, unpriced: ["nobodys-coin"] });
  });

  it("is 0 and complete when nothing is held", async () => {
    const { id, headers } = await holding();
    const { totals, holdings } = ValuationSchema.parse(await (await get(id, headers)).json());
    expect({ totals, holdings }).toMatchObject({ totals: { value: "0", complete: true, stale: false }, holdings: [] });
  });

  it("is nobody else's business", async () => {
    const { id } = await holding(["bitcoin", "1", "1"]);
    expect((await get(id)).status).toBe(401);
    const { headers } = await signUp();
    const read = vi.spyOn(Portfolio.prototype, "valuation");
    for (const portfolio of [id, "pf_01_01KA0000000000000000000000"]) {
      const response = await get(portfolio, headers);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "RESOURCE_NOT_FOUND_ERROR" });
    }
    expect(read, "no object wakes for a stranger").not.toHaveBeenCalled();
  });
});
