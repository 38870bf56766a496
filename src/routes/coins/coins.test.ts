import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { pageOf } from "../http/pagination.ts";
import { CoinDetailSchema, CoinSchema } from "./schemas.ts";

const get = (path: string) => exports.default.fetch(`http://localhost:8787${path}`);

describe("GET /api/v1/coins", () => {
  it("lists the catalogue by rank, page by page", async () => {
    const page = pageOf(CoinSchema, "Page");
    const first = page.parse(await (await get("/api/v1/coins?limit=3")).json());
    expect(first.items.map((coin) => coin.rank)).toEqual([1, 2, 3]);
    const second = page.parse(await (await get(`/api/v1/coins?limit=3&cursor=${first.nextCursor}`)).json());
    expect(second.items.map((coin) => coin.rank)).toEqual([4, 5, 6]);
  });

  it("gives the whole catalogue in one page of 500, at least 250 coins, delisted ones last", async () => {
    const all = pageOf(CoinSchema, "All").parse(await (await get("/api/v1/coins?limit=500")).json());
    expect(all.items.length).toBeGreaterThanOrEqual(250);
    expect(all.nextCursor).toBeNull();
    expect(all.items.filter(({ status }) => status === "delisted").length).toBeGreaterThan(0);
    expect(all.items.findIndex(({ status }) => status === "delisted")).toBeGreaterThan(250);
  });

  it.each([
    ["q=btc", "bitcoin"],
    ["q=Polygon", "polygon-ecosystem-token"],
    ["q=xbt", "bitcoin"],
    ["q=matic", "matic-network"],
  ])("finds by %s", async (query, id) => {
    const page = pageOf(CoinSchema, "Found").parse(await (await get(`/api/v1/coins?${query}&limit=2`)).json());
    expect(page.items[0]?.id).toBe(id);
  });

  it("names every field that is wrong", async () => {
    const response = await get("/api/v1/coins?limit=501");
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      code: "VALIDATION_ERROR",
      requestId: response.headers.get("x-request-id"),
      errors: [{ path: "query.limit" }],
    });
  });

  it("refuses a cursor it never gave", async () => {
    const response = await get("/api/v1/coins?cursor=bm90IGEgY3Vyc29y");
    expect(await response.json()).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path: "query.cursor" }] });
  });
});

describe("GET /api/v1/coins/{id}", () => {
  it("gives one coin", async () => {
    const coin = CoinDetailSchema.parse(await (await get("/api/v1/coins/bitcoin")).json());
    expect(coin).toMatchObject({ id: "bitcoin", symbol: "BTC", aliases: ["xbt"], peg: null, successor: null });
    expect(coin.pairs.map(({ venue, symbol, quote }) => `${venue} ${symbol} ${quote}`)).toEqual([
      "binance BTCUSDT tether",
      "coinbase BTC-USD fiat:usd",
      "kraken BTC/USD fiat:usd",
    ]);
  });

  it("keeps one readable that is traded no more, with what took its place", async () => {
    const coin = CoinDetailSchema.parse(await (await get("/api/v1/coins/matic-network")).json());
    expect(coin).toMatchObject({ status: "delisted", rank: null, successor: "polygon-ecosystem-token", pairs: [] });
    expect(await (await get("/api/v1/coins/tether")).json()).toMatchObject({ peg: "usd" });
  });

  it("answers 404 for one that is not there, and for a currency", async () => {
    for (const id of ["nosuchcoin", "fiat:usd"]) {
      const response = await get(`/api/v1/coins/${id}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "RESOURCE_NOT_FOUND_ERROR" });
    }
  });
});
