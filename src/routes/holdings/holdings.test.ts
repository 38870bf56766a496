import type { z } from "@hono/zod-openapi";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { day, leg, makeLedger } from "../../../test/ledger.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { buy, deposit, makePortfolio } from "../../../test/portfolios.ts";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";
import { Portfolio } from "../../durable/portfolio/portfolio.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/problem.ts";
import type { HoldingsSchema } from "./holdings-schema.ts";
import { ValuationSchema } from "./schemas.ts";

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  exports.default.fetch(`${ORIGIN}/api/v1/portfolios/${path.includes("/") ? path : `${path}/holdings`}`, { headers });

type Holdings = z.infer<typeof HoldingsSchema>;

const bitcoin = { price: "60000", quote: "tether" as AssetId, open24h: null, source: "binance" } as const;
vi.spyOn(PriceRelay.prototype, "prices").mockImplementation(async (): Promise<PriceFrame> => ({
  type: "snapshot",
  epoch: 1,
  seq: 1,
  freshUntil: { binance: Date.now() + 15_000 },
  prices: { ["bitcoin" as AssetId]: { ...bitcoin, at: Date.now() - 250 } },
}));

const firstFranc = () =>
  env.DB.prepare("SELECT min(date) AS first FROM fx_rates WHERE currency = 'chf'").first<string | null>("first");

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
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "private, no-cache",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "server-timing": expect.stringMatching(/^total;dur=\d+, auth;dur=\d+/),
    });
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

  it("is of one account: what lies there, with its share of a pooled cost or with that of its own lots", async () => {
    const ledger = await makeLedger(await signUp());
    const { id: cold } = (await ledger.ask("POST", "/accounts", { name: "Cold", kind: "wallet" })) as { id: string };
    const main = ledger.accountId;
    await ledger.record({ type: "buy", at: day(1), in: leg("1 bitcoin"), out: leg("10000") });
    await ledger.record({ type: "buy", at: day(2), in: leg("1 bitcoin"), out: leg("30000"), accountId: cold });
    await ledger.record({ type: "transfer", at: day(3), out: leg("0.5 bitcoin"), toAccountId: cold });
    const of = async (account: string, more = "") => {
      const answer = await ledger.ask("GET", `/holdings?account=${account}${more}`);
      const [held] = (answer as unknown as Holdings).holdings;
      return [held?.quantity, held?.cost, held?.value, answer["totals"]] as const;
    };
    expect(await of(main)).toMatchObject(["0.5", "10000", "30000", { value: "30000", cost: "10000", complete: true }]);
    expect(await of(cold)).toMatchObject(["1.5", "30000", "90000", { unrealised: "60000" }]);
    expect((await of(cold, `&at=${day(2)}`)).slice(0, 2)).toEqual(["1", "20000"]);
    await ledger.ask("PATCH", "", { settings: { lotScope: "account" } });
    expect((await of(main)).slice(0, 2)).toEqual(["0.5", "5000"]);
    expect((await of(cold)).slice(0, 2)).toEqual(["1.5", "35000"]);
    const { holdings } = (await ledger.ask("GET", "/holdings")) as unknown as Holdings;
    expect(holdings).toMatchObject([{ quantity: "2", cost: "40000" }]);
  });

  it("fetches rates of another currency that are missing beside the answer, which says what has no value", async () => {
    const { id, headers } = await holding(["bitcoin", "0.5", "20000"]);
    const inFrancs = async () => (await get(`${id}/holdings?base=fiat:chf`, headers)).json<Holdings>();
    let ahead = 0;
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + ahead);
    const source = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("", { status: 503 }));
    expect((await inFrancs()).totals).toMatchObject({
      value: null,
      cost: null,
      complete: false,
      unpriced: ["bitcoin"],
    });
    await vi.waitFor(() => expect(source).toHaveBeenCalled(), 10_000);
    source.mockRestore();
    // A source that failed rests for five minutes.
    ahead = 6 * 60_000;
    expect((await inFrancs()).totals).toMatchObject({ cost: null });
    await vi.waitFor(async () => expect(((await firstFranc()) ?? "none") <= "2025-01-01").toBe(true), 10_000);
    ahead += 21_000;
    const { totals } = await inFrancs();
    expect(totals).toMatchObject({ complete: true, unpriced: [] });
    expect(Number(totals.cost)).toBeGreaterThan(0);
    expect(Number(totals.value)).toBeGreaterThan(0);
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
