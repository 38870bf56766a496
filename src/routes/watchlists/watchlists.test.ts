import { describe, expect, it, vi } from "vitest";
import { call } from "../../../test/owner.ts";
import { signUp } from "../../../test/people.ts";
import type { AssetId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";

vi.spyOn(PriceRelay.prototype, "prices").mockImplementation(async (): Promise<PriceFrame> => {
  const price = { price: "60000", quote: "tether" as AssetId, open24h: "50000", source: "binance" as const };
  return {
    type: "snapshot",
    epoch: 1,
    seq: 1,
    freshUntil: { binance: Date.now() + 60_000 },
    prices: { ["bitcoin" as AssetId]: { ...price, at: Date.now() - 100 } },
  };
});

type Row = Record<string, unknown>;

async function person() {
  const { headers } = await signUp();
  const ask = async (path: string, method = "GET", body?: unknown) => {
    const response = await call(`/watchlists${path}`, method, headers, body);
    const text = await response.text();
    return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as Row };
  };
  const make = async (name: string, coins: Row[] = []) => String((await ask("", "POST", { name, coins })).body["id"]);
  return { ask, make };
}

const coin = (asset: string, note: string | null = null) => ({ asset, note });

describe("watchlists", () => {
  it("are several, in order, with a note for each coin", async () => {
    const { ask, make } = await person();
    const first = await make("Majors", [coin("ethereum"), coin("bitcoin", "the first")]);
    const second = await make("Others");
    const names = async () => ((await ask("")).body["items"] as Row[]).map(({ name }) => name);
    expect(await names()).toEqual(["Majors", "Others"]);
    expect((await ask(`/${second}`, "PATCH", { position: 0 })).status).toBe(200);
    expect(await names()).toEqual(["Others", "Majors"]);
    const coins = [coin("bitcoin"), coin("solana", "fast"), coin("ethereum")];
    expect((await ask(`/${first}`, "PATCH", { name: "Layer 1", coins })).body).toMatchObject({
      name: "Layer 1",
      coins,
    });
    expect((await ask(`/${first}`)).body).toMatchObject({ name: "Layer 1", coins, position: 1 });
  });

  it("show live prices and sentiment in one read; what has none is null", async () => {
    const { ask, make } = await person();
    const id = await make("Majors", [coin("bitcoin", "the first"), coin("solana")]);
    const { status, body } = await ask(`/${id}/now`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "Majors",
      coins: [
        { asset: "bitcoin", symbol: "BTC", note: "the first", price: { price: "60000", change24h: 0.2, stale: false } },
        { asset: "solana", price: null, sentiment: { coin: "solana", score: { value: null } } },
      ],
    });
  });

  it("refuse what the catalogue does not have, and a coin twice", async () => {
    const { ask } = await person();
    const wrong = await ask("", "POST", { name: "Majors", coins: [coin("bitcoin"), coin("no-such-coin")] });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: "body.coins.1.asset" }] } });
    const twice = await ask("", "POST", { name: "Majors", coins: [coin("bitcoin"), coin("bitcoin")] });
    expect(twice.status).toBe(400);
  });

  it("go, and are nobody else's", async () => {
    const [ann, bob] = [await person(), await person()];
    const id = await ann.make("Majors", [coin("bitcoin")]);
    for (const path of [`/${id}`, `/${id}/now`]) expect((await bob.ask(path)).status).toBe(404);
    expect((await bob.ask(`/${id}`, "PATCH", { name: "Mine" })).status).toBe(404);
    expect((await bob.ask(`/${id}`, "DELETE")).status).toBe(404);
    expect((await ann.ask(`/${id}`, "DELETE")).status).toBe(204);
    expect((await ann.ask(`/${id}`)).status).toBe(404);
  });
});
