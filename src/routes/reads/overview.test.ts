import { describe, expect, it, vi } from "vitest";
import { call } from "../../../test/owner.ts";
import { signUp } from "../../../test/people.ts";
import type { AssetId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";

vi.spyOn(PriceRelay.prototype, "prices").mockImplementation(async (): Promise<PriceFrame> => {
  const price = { price: "60000", quote: "tether" as AssetId, open24h: null, source: "binance" as const };
  return {
    type: "snapshot",
    epoch: 1,
    seq: 1,
    freshUntil: { binance: Date.now() + 60_000 },
    prices: { ["bitcoin" as AssetId]: { ...price, at: Date.now() - 100 } },
  };
});

describe("GET /api/v1/overview", () => {
  it("adds up all one's portfolios in one currency, with weights that make exactly 1", async () => {
    const { headers } = await signUp();
    const justNow = new Date(Date.now() - 60_000).toISOString();
    for (const [name, quantity, paid] of [
      ["Savings", "0.1", "5000"],
      ["Trading", "0.2", "13000"],
      ["Empty", null, null],
    ] as const) {
      const { id } = await (await call("/portfolios", "POST", headers, { name })).json<{ id: string }>();
      if (quantity === null) continue;
      const legs = { in: { asset: "bitcoin", amount: quantity }, out: { asset: "fiat:usd", amount: paid } };
      const row = { type: "buy", at: justNow, ...legs };
      expect((await call(`/portfolios/${id}/transactions`, "POST", headers, row)).status).toBe(201);
    }
    const response = await call("/overview", "GET", headers);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      base: "fiat:usd",
      totals: { value: "18000", cost: "18000", unrealised: "0", realised: "0", complete: true },
      change24h: { amount: "0", share: 0 },
      portfolios: [
        { name: "Savings", value: "6000", unrealised: "1000", weight: "0.3333", change24h: { share: 0.2 } },
        { name: "Trading", value: "12000", unrealised: "-1000", weight: "0.6667" },
        { name: "Empty", value: "0", weight: "0" },
      ],
    });
    const inBitcoin = await (await call("/overview?base=bitcoin", "GET", headers)).json();
    expect(inBitcoin).toMatchObject({ base: "bitcoin", totals: { value: "0.3" } });
  });

  it("counts tracked money, also what is owed, as each portfolio does", async () => {
    const { headers } = await signUp();
    const made = await (await call("/portfolios", "POST", headers, { name: "Savings" })).json<{ id: string }>();
    const path = `/portfolios/${made.id}`;
    expect((await call(path, "PATCH", headers, { settings: { cash: "tracked" } })).status).toBe(200);
    const [paid, later] = [new Date(Date.now() - 120_000), new Date(Date.now() - 60_000)].map((at) => at.toISOString());
    for (const row of [
      { type: "deposit", at: paid, in: { asset: "fiat:usd", amount: "1000" } },
      { type: "buy", at: later, in: { asset: "bitcoin", amount: "0.1" }, out: { asset: "fiat:usd", amount: "5500" } },
    ])
      expect((await call(`${path}/transactions`, "POST", headers, row)).status).toBe(201);
    const totals = { value: "1500", cost: "1000", unrealised: "500", complete: true };
    for (const read of ["/overview", `${path}/holdings`])
      expect(await (await call(read, "GET", headers)).json(), read).toMatchObject({ totals });
  });

  it("is empty for who has none", async () => {
    const { headers } = await signUp();
    const answer = await (await call("/overview", "GET", headers)).json();
    expect(answer).toMatchObject({ totals: { value: "0" }, change24h: { share: null }, portfolios: [] });
  });
});
