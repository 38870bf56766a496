import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { pageOf } from "../http/pagination.ts";
import { CoinSchema } from "./schemas.ts";

const get = (path: string) => exports.default.fetch(`http://localhost:8787${path}`);

describe("GET /api/v1/coins", () => {
  it("lists the catalogue by rank, page by page", async () => {
    const page = pageOf(CoinSchema, "Page");
    const first = page.parse(await (await get("/api/v1/coins?limit=3")).json());
    expect(first.items.map((coin) => coin.rank)).toEqual([1, 2, 3]);
    const second = page.parse(await (await get(`/api/v1/coins?limit=3&cursor=${first.nextCursor}`)).json());
    expect(second.items.map((coin) => coin.rank)).toEqual([4, 5, 6]);
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
    const coin = CoinSchema.parse(await (await get("/api/v1/coins/bitcoin")).json());
    expect(coin).toMatchObject({ id: "bitcoin", symbol: "BTC" });
  });

  it("answers 404 for one that is not there, and for a currency", async () => {
    for (const id of ["nosuchcoin", "fiat:usd"]) {
      const response = await get(`/api/v1/coins/${id}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "RESOURCE_NOT_FOUND_ERROR" });
    }
  });
});
