import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../test/people.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { newPortfolioId } from "../../domain/ids.ts";
import { forgetUserWrites } from "../../services/forget-user-writes.ts";
import { serviceContext } from "../../services/context.ts";
import { pageOf } from "../http/pagination.ts";
import { PortfolioSchema } from "./schemas.ts";

let ann: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  ann = await signUp();
  bob = await signUp();
});

function call(person: TestPerson | null, method: string, path: string, body?: unknown, headers: object = {}) {
  return exports.default.fetch(`${ORIGIN}/api/v1/portfolios${path}`, {
    method,
    headers: {
      ...person?.headers,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function create(person: TestPerson, body: object = { name: "Savings" }, headers: object = {}) {
  const response = await call(person, "POST", "", body, headers);
  expect(response.status).toBe(201);
  return PortfolioSchema.parse(await response.json());
}

const ids = async (person: TestPerson) => {
  const page = pageOf(PortfolioSchema, "Page").parse(await (await call(person, "GET", "")).json());
  return page.items.map((portfolio) => portfolio.id);
};

describe("POST /api/v1/portfolios", () => {
  it("creates a portfolio in dollars with one account, Main", async () => {
    const response = await call(ann, "POST", "", { name: "  Savings ", description: "For later" });
    expect(response.status).toBe(201);
    const portfolio = PortfolioSchema.parse(await response.json());
    expect(portfolio).toMatchObject({ name: "Savings", description: "For later", base: "fiat:usd" });
    expect(portfolio.accounts).toMatchObject([{ name: "Main" }]);
    expect(response.headers.get("location")).toBe(`/api/v1/portfolios/${portfolio.id}`);
    expect(response.headers.get("etag")).toBe(`"v${portfolio.version}"`);
    expect(await (await call(ann, "GET", `/${portfolio.id}`)).json()).toEqual(portfolio);
  });

  it("answers a repeated key with the first answer and creates once, also when both come at once", async () => {
    const carl = await signUp();
    const key = { "idempotency-key": "one" };
    const made = await Promise.all([create(carl, { name: "A" }, key), create(carl, { name: "A" }, key)]);
    expect(made[0]).toEqual(made[1]);
    expect(await create(carl, { description: "", name: "A" }, key)).toEqual(made[0]);
    expect(await ids(carl)).toEqual([made[0].id]);
    const other = await call(carl, "POST", "", { name: "B" }, key);
    expect(await other.json()).toMatchObject({ status: 409, code: "IDEMPOTENCY_MISMATCH" });
  });

  it("keeps keys apart by person", async () => {
    const key = { "idempotency-key": "shared" };
    expect((await create(ann, { name: "A" }, key)).id).not.toBe((await create(bob, { name: "B" }, key)).id);
  });

  it("does not make again what was deleted since, and still gives the first answer", async () => {
    const key = { "idempotency-key": "deleted" };
    const made = await create(ann, { name: "A" }, key);
    expect((await call(ann, "DELETE", `/${made.id}`)).status).toBe(204);
    expect(await create(ann, { name: "A" }, key)).toEqual(made);
    expect((await call(ann, "GET", `/${made.id}`)).status).toBe(404);
  });

  it.each([
    [{}, "body.name"],
    [{ name: "   " }, "body.name"],
    [{ name: "x".repeat(101) }, "body.name"],
    [{ name: "a\u0000b" }, "body.name"],
    [{ name: "A", description: "x".repeat(1001) }, "body.description"],
    [{ name: "A", base: "dogecoin" }, "body.base"],
    [{ name: "A", userId: "someone" }, "body.userId"],
  ])("refuses %j", async (body, path) => {
    const problem = await (await call(ann, "POST", "", body)).json<{ errors: { path: string }[] }>();
    expect(problem).toMatchObject({ status: 400, code: "VALIDATION_ERROR" });
    expect(problem.errors.map((error) => error.path)).toEqual([path]);
  });

  it("ends at 100 a person", async () => {
    const dora = await signUp();
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
       INSERT INTO portfolio_directory SELECT 'pf_' || ? || i, ?, '01', i FROM n`,
    )
      .bind(dora.userId, dora.userId)
      .run();
    const answers = await Promise.all(["A", "B"].map((name) => call(dora, "POST", "", { name })));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });
});

describe("GET /api/v1/portfolios", () => {
  it("lists one's own, newest first, page by page, and says when nothing changed", async () => {
    const eve = await signUp();
    const made = [];
    for (const name of ["A", "B", "C"]) made.push((await create(eve, { name })).id);
    const page = pageOf(PortfolioSchema, "Page");
    const response = await call(eve, "GET", "?limit=2");
    const first = page.parse(await response.json());
    const second = page.parse(await (await call(eve, "GET", `?limit=2&cursor=${first.nextCursor}`)).json());
    expect([...first.items, ...second.items].map((portfolio) => portfolio.id)).toEqual(made.toReversed());
    expect(second.nextCursor).toBeNull();
    const etag = response.headers.get("etag") ?? "";
    expect((await call(eve, "GET", "?limit=2", undefined, { "if-none-match": etag })).status).toBe(304);

    const oldest = page.parse(await (await call(eve, "GET", "?limit=2&sort=createdAt")).json());
    const rest = page.parse(
      await (await call(eve, "GET", `?limit=2&sort=createdAt&cursor=${oldest.nextCursor}`)).json(),
    );
    expect([...oldest.items, ...rest.items].map((portfolio) => portfolio.id)).toEqual(made);
    const mixed = await call(eve, "GET", `?sort=-createdAt&cursor=${oldest.nextCursor}`);
    expect(await mixed.json(), "a cursor belongs to its order").toMatchObject({ errors: [{ path: "query.cursor" }] });
  });
});

describe("PATCH /api/v1/portfolios/{id}", () => {
  it("changes what is named and nothing else", async () => {
    const made = await create(ann, { name: "A", description: "kept" });
    const response = await call(ann, "PATCH", `/${made.id}`, { name: "B" }, { "if-match": `"v${made.version}"` });
    expect(response.status).toBe(200);
    const renamed = PortfolioSchema.parse(await response.json());
    expect(renamed).toEqual({ ...made, name: "B", version: renamed.version });
    expect(renamed.version).toBeGreaterThan(made.version);
    expect(await (await call(ann, "GET", `/${made.id}`)).json()).toEqual(renamed);
  });

  it("refuses when it was changed since it was read", async () => {
    const made = await create(ann);
    await call(ann, "PATCH", `/${made.id}`, { name: "B" });
    const late = await call(ann, "PATCH", `/${made.id}`, { name: "C" }, { "if-match": `"v${made.version}"` });
    expect(await late.json()).toMatchObject({ status: 412, code: "PRECONDITION_FAILED" });
    expect(await (await call(ann, "GET", `/${made.id}`)).json()).toMatchObject({ name: "B" });
  });

  it("answers a repeated key with the first answer", async () => {
    const made = await create(ann);
    const headers = { "idempotency-key": "rename", "if-match": `"v${made.version}"` };
    const first = await (await call(ann, "PATCH", `/${made.id}`, { name: "B" }, headers)).json();
    expect(await (await call(ann, "PATCH", `/${made.id}`, { name: "B" }, headers)).json()).toEqual(first);
  });

  it("refuses a change of nothing", async () => {
    const made = await create(ann);
    expect((await call(ann, "PATCH", `/${made.id}`, {})).status).toBe(400);
  });
});

describe("DELETE /api/v1/portfolios/{id}", () => {
  it("takes the portfolio away from every read", async () => {
    const made = await create(ann);
    expect((await call(ann, "DELETE", `/${made.id}`)).status).toBe(204);
    for (const path of [`/${made.id}`, `/${made.id}/transactions`]) {
      expect((await call(ann, "GET", path)).status, path).toBe(404);
    }
    expect(await ids(ann)).not.toContain(made.id);
    expect((await call(ann, "DELETE", `/${made.id}`)).status).toBe(404);
  });
});

describe("a portfolio", () => {
  const trade = { type: "buy", at: "2024-01-01T00:00:00Z", in: { asset: "bitcoin", amount: "1" }, value: "1" };
  const tx = "tx_01KABC0000000000000000000Z";
  const requests: [string, string, unknown?][] = [
    ["GET", ""],
    ["PATCH", "", { name: "Mine" }],
    ["DELETE", ""],
    ["GET", "/transactions"],
    ["POST", "/transactions", trade],
    ["GET", `/transactions/${tx}`],
  ];

  it.each(requests)("%s %s is not there for another person, as if it did not exist", async (method, path, body) => {
    const { id } = await create(ann);
    const strange = await call(bob, method, `/${id}${path}`, body);
    const invented = await call(bob, method, `/${newPortfolioId("01", Date.now())}${path}`, body);
    expect(strange.status).toBe(404);
    const { requestId: _a, ...one } = await strange.json<Record<string, unknown>>();
    const { requestId: _b, ...two } = await invented.json<Record<string, unknown>>();
    expect(one).toEqual(two);
    expect((await call(ann, "GET", `/${id}`)).status).toBe(200);
  });

  it.each([["GET", "", undefined], ["POST", "", { name: "A" }], ...requests.map(([m, p, b]) => [m, `/x${p}`, b])] as [
    string,
    string,
    unknown,
  ][])("%s %s needs a signed-in person", async (method, path, body) => {
    const id = newPortfolioId("01", Date.now());
    const response = await call(null, method, path.replace("/x", `/${id}`), body);
    expect(await response.json()).toMatchObject({ status: 401, code: "AUTHENTICATION_ERROR" });
  });
});

describe("the keys of creations", () => {
  it("are forgotten a day later, with what was promised and never made", async () => {
    const fay = await signUp();
    const made = await create(fay, { name: "Made" }, { "idempotency-key": "made" });
    const promised = newPortfolioId("01", Date.now());
    await env.DB.batch([
      env.DB.prepare("INSERT INTO portfolio_directory VALUES (?, ?, '01', 1)").bind(promised, fay.userId),
      env.DB.prepare("INSERT INTO user_writes VALUES (?, 'promised', 'hash', ?, 1)").bind(
        fay.userId,
        JSON.stringify({ id: promised }),
      ),
    ]);
    const directory = async () => {
      const found = env.DB.prepare("SELECT portfolio_id AS id FROM portfolio_directory WHERE user_id = ?");
      return (await found.bind(fay.userId).all<{ id: string }>()).results.map((row) => row.id);
    };
    const context = serviceContext(env, { waitUntil: () => {} }, "test");
    await forgetUserWrites(context);
    expect(await directory()).toEqual([made.id]);
    expect(await create(fay, { name: "Made" }, { "idempotency-key": "made" }), "a young key stays").toEqual(made);
    await forgetUserWrites({ ...context, clock: { now: () => Date.now() + 2 * 86_400_000 } });
    expect(await directory()).toEqual([made.id]);
    expect((await create(fay, { name: "Made" }, { "idempotency-key": "made" })).id).not.toBe(made.id);
  });
});
