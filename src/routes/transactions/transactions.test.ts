import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../test/people.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { pageOf } from "../http/pagination.ts";
import { TransactionSchema } from "./schemas.ts";

let ann: TestPerson;
beforeAll(async () => {
  ann = await signUp();
});

function call(method: string, path: string, body?: unknown, headers: object = {}) {
  return exports.default.fetch(`${ORIGIN}/api/v1/portfolios${path}`, {
    method,
    headers: { ...ann.headers, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function portfolio(): Promise<string> {
  return (await (await call("POST", "", { name: "Savings" })).json<{ id: string }>()).id;
}

const leg = (text: string) => {
  const [amount, asset] = text.split(" ");
  return { asset: asset ?? "fiat:usd", amount };
};
const buy = { type: "buy", at: "2024-01-01T00:00:00.000Z", in: leg("1 bitcoin"), out: leg("30000") };
const sell = { type: "sell", at: "2024-02-01T00:00:00.000Z", out: leg("1 bitcoin"), in: leg("40000") };

const record = (id: string, body: unknown, headers?: object) => call("POST", `/${id}/transactions`, body, headers);

describe("POST /api/v1/portfolios/{id}/transactions", () => {
  it("records a buy with all that was said of it", async () => {
    const id = await portfolio();
    const stated = {
      ...buy,
      at: "2024-01-01T02:00:00.123+02:00",
      position: 3,
      fee: leg("12.5"),
      price: "29999.99",
      value: "30001",
      note: "first",
    };
    const response = await record(id, stated);
    expect(response.status).toBe(201);
    const recorded = TransactionSchema.parse(await response.json());
    expect(recorded).toMatchObject({
      ...stated,
      at: "2024-01-01T00:00:00.123Z",
      valueCurrency: "fiat:usd",
      source: "manual",
    });
    expect(response.headers.get("location")).toBe(`/api/v1/portfolios/${id}/transactions/${recorded.id}`);
    const read = await call("GET", `/${id}/transactions/${recorded.id}`);
    expect(await read.json()).toEqual(recorded);
    expect(read.headers.get("etag"), "the version that the write answered with").toBe(response.headers.get("etag"));
  });

  it("works out the money from total or price, and writes amounts in one form", async () => {
    const id = await portfolio();
    const { out: _out, ...without } = buy;
    const byValue = await (await record(id, { ...without, value: "30000.50" })).json();
    expect(byValue).toMatchObject({ out: leg("30000.5"), value: "30000.5", price: null });
    const byPrice = await (await record(id, { ...without, in: leg("0.10 bitcoin"), price: "30000" })).json();
    expect(byPrice).toMatchObject({ in: leg("0.1 bitcoin"), out: leg("3000"), price: "30000", value: null });
  });

  it("answers a repeated key with the first answer, and another request with 409", async () => {
    const id = await portfolio();
    await record(id, buy);
    const key = { "idempotency-key": "sell-all" };
    const first = await record(id, sell, key);
    expect(first.status).toBe(201);
    const again = await record(id, sell, key);
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    const other = await record(id, { ...sell, note: "another" }, key);
    expect(await other.json()).toMatchObject({ status: 409, code: "IDEMPOTENCY_MISMATCH" });
  });

  it("refuses to sell more than was held at that moment", async () => {
    const id = await portfolio();
    await record(id, buy);
    const response = await record(id, { ...sell, out: leg("1.5 bitcoin") });
    expect(await response.json()).toMatchObject({
      status: 422,
      code: "INSUFFICIENT_HOLDINGS",
      facts: { asset: "bitcoin", held: "1", asked: "1.5", transaction: null, at: sell.at },
    });
    const before = await record(id, { ...sell, at: "2023-12-31T23:59:59.999Z" });
    expect(await before.json()).toMatchObject({ facts: { held: "0", asked: "1" } });
  });

  it("refuses a sale in the past that a later one cannot bear, and names that one", async () => {
    const id = await portfolio();
    await record(id, buy);
    const later = TransactionSchema.parse(await (await record(id, sell)).json());
    const early = await record(id, { ...sell, at: "2024-01-15T00:00:00Z", out: leg("0.4 bitcoin") });
    expect(await early.json()).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { held: "0.6", asked: "1", transaction: later.id, at: sell.at },
    });
  });

  it.each<[string, unknown, string[]]>([
    ["an unknown coin", { ...buy, in: leg("1 nosuchcoin") }, ["body.in.asset"]],
    ["an unknown fee", { ...buy, fee: leg("1 nosuchcoin") }, ["body.fee.asset"]],
    ["a number for an amount", { ...buy, in: { asset: "bitcoin", amount: 1 } }, ["body.in.amount"]],
    ["an exponent", { ...buy, in: leg("1e3 bitcoin") }, ["body.in.amount"]],
    ["nothing", { ...buy, in: leg("0 bitcoin") }, ["body.in.amount"]],
    ["the coin for itself", { ...buy, out: leg("1 bitcoin") }, ["body.in.asset"]],
    ["money bought with a coin", { ...buy, in: leg("1"), out: leg("1 bitcoin") }, ["body.in.asset"]],
    ["no money at all", { type: "buy", at: buy.at, in: buy.in }, ["body.out"]],
    ["a sale without its coin", { type: "sell", at: buy.at, in: buy.out }, ["body.out"]],
    ["a time without a zone", { ...buy, at: "2024-01-01T00:00:00" }, ["body.at"]],
    ["a time before 2009", { ...buy, at: "2008-12-31T00:00:00Z" }, ["body.at"]],
    ["the future", { ...buy, at: new Date(Date.now() + 600_000).toISOString() }, ["body.at"]],
    ["another portfolio's account", { ...buy, accountId: "acc_01KABC0000000000000000000Z" }, ["body.accountId"]],
    ["a field nobody knows", { ...buy, userId: "someone" }, ["body.userId"]],
    ["a field nobody knows in a leg", { ...buy, in: { ...buy.in, lot: 1 } }, ["body.in.lot"]],
    ["a type that nobody knows", { ...buy, type: "barter" }, ["body.type"]],
    ["a reference that is taken", { ...buy, ref: "a b" }, ["body.ref"]],
    ["a negative position", { ...buy, position: -1 }, ["body.position"]],
    ["a note without words", { ...buy, note: " " }, ["body.note"]],
  ])("refuses %s", async (_name, body, paths) => {
    const id = await portfolio();
    const problem = await (await record(id, body)).json<{ errors: { path: string }[] }>();
    expect(problem).toMatchObject({ status: 400, code: "VALIDATION_ERROR" });
    expect(problem.errors.map((error) => error.path)).toEqual(paths);
    expect(await (await call("GET", `/${id}/transactions`)).json()).toMatchObject({ items: [] });
  });
});

describe("GET /api/v1/portfolios/{id}/transactions", () => {
  it("lists newest first, of one time the last given first, page by page", async () => {
    const id = await portfolio();
    const noted = (note: string, at: string) => record(id, { ...buy, at, note });
    for (const note of ["b1", "b2", "b3"]) await noted(note, "2024-01-02T00:00:00Z");
    await noted("a", "2024-01-01T00:00:00Z");
    await noted("c", "2024-01-03T00:00:00Z");
    const seen: (string | null)[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const response = await call("GET", `/${id}/transactions?limit=2${query}`);
      const page = pageOf(TransactionSchema, "Page").parse(await response.json());
      seen.push(...page.items.map((item) => item.note));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["c", "b3", "b2", "b1", "a"]);
  });

  it("says when nothing changed, until something did", async () => {
    const id = await portfolio();
    const etag = (await record(id, buy)).headers.get("etag") ?? "";
    const read = () => call("GET", `/${id}/transactions`, undefined, { "if-none-match": etag });
    expect((await read()).status).toBe(304);
    await record(id, buy);
    expect((await read()).status).toBe(200);
  });

  it("refuses a cursor that it never gave", async () => {
    const response = await call("GET", `/${await portfolio()}/transactions?cursor=${btoa('["x"]')}`);
    expect(await response.json()).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path: "query.cursor" }] });
  });
});

describe("GET /api/v1/portfolios/{id}/transactions/{txId}", () => {
  it("finds only the portfolio's own", async () => {
    const [one, other] = [await portfolio(), await portfolio()];
    const { id } = await (await record(one, buy)).json<{ id: string }>();
    expect((await call("GET", `/${one}/transactions/${id}`)).status).toBe(200);
    expect(await (await call("GET", `/${other}/transactions/${id}`)).json()).toMatchObject({
      status: 404,
      code: "RESOURCE_NOT_FOUND_ERROR",
    });
  });
});
