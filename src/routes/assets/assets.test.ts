import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { TestPerson } from "../../../test/people.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { AssetId, UserId } from "../../domain/ids.ts";
import { serviceContext } from "../../services/context.ts";
import { priceAt } from "../../services/price-at.ts";

async function ask(
  person: TestPerson,
  path: string,
  method = "GET",
  body?: unknown,
  headers: Record<string, string> = {},
) {
  return exports.default.fetch(`${ORIGIN}/api/v1${path}`, {
    method,
    headers: { ...person.headers, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const make = async (person: TestPerson, symbol = "ACME") =>
  (await ask(person, "/assets", "POST", { symbol, name: "Shares of Acme" })).json<{ id: string }>();
const [ada, bob] = [await signUp(), await signUp()];
const context = serviceContext(env, { waitUntil: () => {} }, "test");

const set = (person: TestPerson, price: object) => ask(person, "/own-prices", "POST", price);
const seen = (at: string, owner: string) =>
  priceAt(context, "bitcoin" as AssetId, Date.parse(at), "fiat:eur" as AssetId, { owner: owner as UserId });
const currencies = async (query = "") =>
  (
    await (
      await exports.default.fetch(`${ORIGIN}/api/v1/currencies${query}`)
    ).json<{
      items: { id: string; usd: string | null; asOf: string; source: string }[];
    }>()
  ).items;

describe("assets of one's own", () => {
  it("are made, listed page by page, changed by who has seen them, and taken out of use", async () => {
    const { id } = await make(ada);
    await make(ada, "SECOND");
    expect(id).toMatch(/^custom:/);
    const first = await (await ask(ada, "/assets?limit=1")).json<{ items: object[]; nextCursor: string }>();
    expect(first.items).toEqual([{ id, symbol: "ACME", name: "Shares of Acme", status: "active" }]);
    const second = await (await ask(ada, `/assets?limit=1&cursor=${first.nextCursor}`)).json();
    expect(second).toMatchObject({ items: [{ symbol: "SECOND" }], nextCursor: null });

    const read = await ask(ada, `/assets/${id}`);
    const seen = { "if-match": read.headers.get("etag") ?? "" };
    expect((await ask(ada, `/assets/${id}`, "PATCH", { name: "Acme Ltd" }, seen)).status).toBe(200);
    expect((await ask(ada, `/assets/${id}`, "PATCH", { name: "Acme plc" }, seen)).status).toBe(412);
    expect((await ask(ada, `/assets/${id}`, "DELETE")).status).toBe(204);
    expect(await (await ask(ada, `/assets/${id}`)).json()).toMatchObject({ name: "Acme Ltd", status: "delisted" });
  });

  it("are nobody else's: neither readable, nor to be priced or traded by others", async () => {
    const { id } = await make(ada);
    for (const method of ["GET", "DELETE"]) expect((await ask(bob, `/assets/${id}`, method)).status).toBe(404);
    const price = { asset: id, at: "2025-01-01T00:00:00Z", price: "1", currency: "fiat:usd" };
    expect(await (await ask(bob, "/own-prices", "POST", price)).json()).toMatchObject({
      errors: [{ path: "body.asset" }],
    });
    const trade = {
      type: "buy",
      at: "2025-01-02T00:00:00Z",
      in: { asset: id, amount: "1" },
      out: { asset: "fiat:usd", amount: "1" },
    };
    for (const [person, status] of [
      [ada, 201],
      [bob, 400],
    ] as const) {
      const portfolio = await (await ask(person, "/portfolios", "POST", { name: "P" })).json<{ id: string }>();
      expect((await ask(person, `/portfolios/${portfolio.id}/transactions`, "POST", trade)).status).toBe(status);
    }
    expect((await exports.default.fetch(`${ORIGIN}/api/v1/coins/${id}`)).status).toBe(404);
  });
});

describe("prices of one's own", () => {
  it("win from their time until they are ended, for their owner only", async () => {
    const price = { asset: "bitcoin", at: "2025-01-01T00:00:00.000Z", price: "100", currency: "fiat:eur" };
    const answer = await set(ada, price);
    expect([answer.status, await answer.json()]).toEqual([201, { ...price, until: null }]);
    expect(await seen("2025-06-01T00:00:00Z", ada.userId)).toMatchObject({ price: "100", source: "own" });
    expect(await seen("2025-06-01T00:00:00Z", bob.userId)).toBeNull();
    // Set again, it is ended and stays for the past.
    await set(ada, { ...price, until: "2025-03-01T00:00:00.000Z" });
    expect(await seen("2025-02-01T00:00:00Z", ada.userId)).toMatchObject({ price: "100" });
    expect(await seen("2025-06-01T00:00:00Z", ada.userId)).toBeNull();
  });

  it("are listed by asset and time, and deleted", async () => {
    const person = await signUp();
    for (const at of ["2025-01-02T00:00:00.000Z", "2025-01-01T00:00:00.000Z"]) {
      for (const asset of ["ethereum", "bitcoin"])
        await set(person, { asset, at, price: "1", currency: "bitcoin" }).then((r) => r.body?.cancel());
    }
    const list = async (query = "") =>
      (await (await ask(person, `/own-prices${query}`)).json<{ items: { asset: string; at: string }[] }>()).items;
    // A coin cannot be priced in itself.
    expect((await list()).map(({ asset, at }) => `${asset} ${at.slice(0, 10)}`)).toEqual([
      "ethereum 2025-01-01",
      "ethereum 2025-01-02",
    ]);
    const first = "/own-prices/ethereum?at=2025-01-01T00:00:00Z";
    expect((await ask(person, first, "DELETE")).status).toBe(204);
    expect((await ask(person, first, "DELETE")).status).toBe(404);
    expect(await list("?asset=ethereum")).toHaveLength(1);
  });

  it.each([
    [{ at: "2099-01-01T00:00:00Z" }, "body.at"],
    [{ until: "2024-01-01T00:00:00Z" }, "body.until"],
    [{ asset: "nosuchcoin" }, "body.asset"],
    [{ price: "-1" }, "body.price"],
    [{ currency: "fiat:xxx" }, "body.currency"],
  ])("refuse %j", async (wrong, path) => {
    const price = { asset: "bitcoin", at: "2025-01-01T00:00:00Z", price: "1", currency: "fiat:usd" };
    expect(await (await set(bob, { ...price, ...wrong })).json()).toMatchObject({ errors: [{ path }] });
  });
});

describe("GET /api/v1/currencies", () => {
  it("names all that values can be counted in, by the rates of a day", async () => {
    const friday = await currencies("?date=2026-03-13");
    const sunday = await currencies("?date=2026-03-15");
    const euro = (items: typeof friday) => items.find(({ id }) => id === "fiat:eur");
    expect(friday.map(({ id }) => id)).toEqual(expect.arrayContaining(["fiat:usd", "fiat:eur", "bitcoin", "sats"]));
    expect(euro(friday)).toMatchObject({
      code: "EUR",
      name: "Euro",
      source: "frankfurter",
      asOf: "2026-03-13T00:00:00.000Z",
    });
    expect(euro(sunday)).toEqual(euro(friday));
    expect(friday.find(({ id }) => id === "fiat:usd")?.usd).toBe("1");
  });

  it("refuses a day that has not come", async () => {
    const response = await exports.default.fetch(`${ORIGIN}/api/v1/currencies?date=2999-01-01`);
    expect(await response.json()).toMatchObject({ errors: [{ path: "query.date" }] });
  });
});
