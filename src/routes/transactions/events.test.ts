import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../test/people.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { RecordedManySchema, TransactionSchema } from "./schemas.ts";

let ann: TestPerson;
beforeAll(async () => {
  ann = await signUp();
});

const call = (method: string, path: string, body?: unknown, headers: object = {}) =>
  exports.default.fetch(`${ORIGIN}/api/v1/portfolios${path}`, {
    method,
    headers: { ...ann.headers, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function portfolio(): Promise<string> {
  return (await (await call("POST", "", { name: "Savings" })).json<{ id: string }>()).id;
}

const leg = (text: string) => {
  const [amount, asset] = text.split(" ");
  return { asset: asset ?? "fiat:usd", amount };
};
const at = (day: number) => new Date(Date.UTC(2024, 0, day)).toISOString();
const buy = { type: "buy", at: at(1), in: leg("10 bitcoin"), out: leg("300000") };
const bulk = (id: string, transactions: unknown[], headers?: object) =>
  call("POST", `/${id}/transactions/bulk`, { transactions }, headers);
const listed = async (id: string) =>
  (await (await call("GET", `/${id}/transactions`)).json<{ items: Record<string, unknown>[] }>()).items;

describe("every type of event", () => {
  it.each<[string, object]>([
    ["buy", { in: leg("1 bitcoin"), out: leg("30000"), fee: leg("10"), price: "30000", value: "30000" }],
    ["buy", { in: leg("1 ethereum"), out: leg("0.05 bitcoin"), fee: leg("0.001 bitcoin") }],
    ["sell", { out: leg("1 bitcoin"), in: leg("30000"), lots: [{ ref: "first", quantity: "0.4" }] }],
    ["swap", { out: leg("1 bitcoin"), in: leg("15 ethereum"), value: "30000" }],
    ["deposit", { in: leg("1 bitcoin"), basis: "20000", acquiredAt: at(1) }],
    ["withdrawal", { out: leg("1 bitcoin") }],
    ["reward", { in: leg("0.1 bitcoin"), subtype: "staking", value: "3000" }],
    ["gift_in", { in: leg("0.1 bitcoin"), basis: "0" }],
    ["gift_out", { out: leg("0.1 bitcoin") }],
    ["fee", { out: leg("0.1 bitcoin") }],
    ["loss", { out: leg("0.1 bitcoin"), subtype: "theft" }],
    ["split", { in: leg("2 bitcoin"), out: leg("1 bitcoin") }],
    ["migration", { in: leg("2 ethereum"), out: leg("1 bitcoin") }],
    ["opening_balance", { in: leg("0.5 bitcoin"), basis: "100.25" }],
  ])("%s is recorded with all that was said of it", async (type, said) => {
    const id = await portfolio();
    await call("POST", `/${id}/transactions`, { ...buy, ref: "first" });
    const stated = { type, at: at(2), note: "noted", tags: ["b", "a"], externalId: "x-1", ...said };
    const response = await call("POST", `/${id}/transactions`, stated);
    expect(response.status, await response.clone().text()).toBe(201);
    const recorded = TransactionSchema.parse(await response.json());
    expect(recorded).toMatchObject({ ...stated, tags: ["a", "b"] });
    const read = await call("GET", `/${id}/transactions/${recorded.id}`);
    expect(await read.json()).toEqual(recorded);
    expect((await listed(id))[0]).toEqual(recorded);
  });

  it.each<[string, object, string]>([
    ["a reward that leaves", { type: "reward", out: leg("1 bitcoin") }, "body.in"],
    ["a staking loss", { type: "loss", out: leg("1 bitcoin"), subtype: "staking" }, "body.subtype"],
    ["a swap of one coin", { type: "swap", out: leg("1 bitcoin"), in: leg("1 bitcoin") }, "body.in.asset"],
    [
      "lots beyond what leaves",
      { type: "withdrawal", out: leg("1 bitcoin"), lots: [{ ref: "a", quantity: "2" }] },
      "body.lots",
    ],
    ["a transfer to nowhere", { type: "transfer", out: leg("1 bitcoin") }, "body.toAccountId"],
    ["an age after it came", { type: "deposit", in: leg("1 bitcoin"), acquiredAt: at(3) }, "body.acquiredAt"],
    ["a basis of what left", { type: "withdrawal", out: leg("1 bitcoin"), basis: "1" }, "body.basis"],
  ])("%s is refused by its field", async (_name, said, path) => {
    const response = await call("POST", `/${await portfolio()}/transactions`, { at: at(2), ...said });
    const problem = await response.json<{ errors: { path: string }[] }>();
    expect(problem).toMatchObject({ status: 400, code: "VALIDATION_ERROR" });
    expect(problem.errors.map((error) => error.path)).toContain(path);
  });
});

describe("POST /api/v1/portfolios/{id}/transactions/bulk", () => {
  it("records all in one version, judged together, and answers a repeated key the same", async () => {
    const id = await portfolio();
    const sale = { type: "sell", at: at(2), out: leg("10 bitcoin"), in: leg("400000") };
    const key = { "idempotency-key": "many" };
    const response = await bulk(id, [sale, buy, { ...buy, note: "second" }], key);
    expect(response.status).toBe(201);
    const answer = RecordedManySchema.parse(await response.json());
    expect(answer.items.map(({ position }) => position)).toEqual([0, 0, 1]);
    expect(new Set(answer.items.map(({ ref }) => ref)).size).toBe(3);
    expect((await listed(id)).map((row) => row["id"])).toEqual([0, 2, 1].map((i) => answer.items[i]?.id));
    expect(await (await bulk(id, [sale, buy, { ...buy, note: "second" }], key)).json()).toEqual(answer);
    const versions = await env.DB.prepare("SELECT count(DISTINCT version) AS n FROM changes WHERE portfolio_id = ?")
      .bind(id)
      .first<number>("n");
    expect(versions, "the creation and this").toBe(2);
  });

  it("records none when one of them cannot be, and says which", async () => {
    const id = await portfolio();
    const sale = { type: "sell", at: at(2), out: leg("11 bitcoin"), in: leg("1") };
    expect(await (await bulk(id, [buy, sale])).json()).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { asset: "bitcoin", held: "10", asked: "11", transaction: null, row: 1, at: at(2) },
    });
    const wrong = await bulk(id, [buy, { ...buy, in: leg("1 nosuchcoin") }]);
    expect(await wrong.json()).toMatchObject({ errors: [{ path: "body.transactions.1.in.asset" }] });
    const twice = await bulk(id, [
      { ...buy, ref: "a" },
      { ...buy, ref: "a" },
    ]);
    expect(await twice.json()).toMatchObject({ errors: [{ path: "body.transactions.1.ref" }] });
    expect(await listed(id)).toEqual([]);
  });

  it("takes five hundred, and no more", async () => {
    const id = await portfolio();
    const many = Array.from({ length: 500 }, (_, i) => ({ ...buy, tags: [`t${i}`], note: "ü".repeat(400) }));
    expect((await bulk(id, many)).status).toBe(201);
    const stored = await env.DB.prepare("SELECT count(*) AS n FROM transaction_tags WHERE portfolio_id = ?")
      .bind(id)
      .first<number>("n");
    expect(stored).toBe(500);
    expect((await bulk(id, [...many, buy])).status).toBe(400);
  });
});
