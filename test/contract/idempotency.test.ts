import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { PortfolioId } from "../../src/domain/ids.ts";
import { createApp } from "../../src/app.ts";
import type { D1Fault } from "../faulty-d1.ts";
import { faultyD1 } from "../faulty-d1.ts";
import { objectOf, withDatabase } from "../portfolios.ts";
import type { Question } from "./ask.ts";
import { ask, asked, goodQuestion, requestOf } from "./ask.ts";
import type { Endpoint } from "./document.ts";
import { endpoints, isRead } from "./document.ts";
import { RECIPES } from "./recipes.ts";
import { placesOf, put } from "./spoil.ts";
import type { Owned } from "./world.ts";
import { makeOwned } from "./world.ts";

const creations = endpoints.filter(
  ({ parameters, operation }) =>
    "201" in (operation.responses ?? {}) && parameters.some(({ name }) => name === "idempotency-key"),
);

const app = createApp();
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(creations)("$id", (endpoint) => {
  const asking = async (owned: Owned, key: string): Promise<Question> => {
    const good = await goodQuestion(endpoint, owned);
    return { ...good, headers: { ...good.headers, "idempotency-key": key } };
  };

  it("answers a key again and again with the first answer, also when all come at once", async () => {
    const owned = await makeOwned();
    const before = await countOf(endpoint, owned);
    const question = await asking(owned, "again");
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => asked(endpoint, question)));
    answers.push(await asked(endpoint, question));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await countOf(endpoint, owned)).toBe(before + madeBy(question.body));
  });

  it("refuses the key for another body, and takes it from another person", async () => {
    const [owned, other] = [await makeOwned(), await makeOwned()];
    const question = await asking(owned, "shared");
    const first = await asked(endpoint, question);
    const body = changed(endpoint, question.body);
    expect((await asked(endpoint, { ...question, body })).body).toMatchObject({
      status: 409,
      code: "IDEMPOTENCY_MISMATCH",
    });
    const theirs = await asked(endpoint, await asking(other, "shared"));
    expect(theirs.status).toBe(201);
    // What has no id of its own is named by what it says, which is the same here.
    if ("id" in (first.body as object)) expect(theirs.text).not.toBe(first.text);
  });

  it("looks the key up before it checks anything", async () => {
    const owned = await makeOwned();
    const question = await asking(owned, "known");
    const first = await asked(endpoint, question);
    // The same fields in another order are the same body.
    const body = Object.fromEntries(Object.entries(question.body as object).toReversed());
    expect((await asked(endpoint, { ...question, body })).text).toBe(first.text);
  });

  // What an object stores in one turn of its own has no batch that could be lost.
  const faults: D1Fault[] = RECIPES[endpoint.id]?.ownStorage === true ? [] : ["lost", "answer-lost", "late"];
  it.each(faults)("stores it once when a batch is %s", async (fault) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const owned = await makeOwned();
    const before = await countOf(endpoint, owned);
    const faults: D1Fault[] = [fault];
    const faulty = faultyD1(env.DB, () => faults.shift() ?? "none");
    await withDatabase(objectOf(owned.portfolioId as PortfolioId), faulty.db);
    const question = await asking(owned, `once-${fault}`);
    const bindings = { ...env, DB: faulty.db };
    const uncertain = await app.fetch(requestOf(endpoint, question), bindings, createExecutionContext());
    expect(faults, "the fault was met").toEqual([]);
    expect(await uncertain.json()).toMatchObject({ status: 503, code: "OUTCOME_UNKNOWN" });
    expect(Number(uncertain.headers.get("retry-after"))).toBeGreaterThan(0);
    await faulty.land();
    const first = await asked(endpoint, question);
    expect(first.status, first.text).toBe(201);
    await faulty.land();
    expect((await asked(endpoint, question)).text).toBe(first.text);
    expect(await countOf(endpoint, owned)).toBe(before + madeBy(question.body));
  });
});

/** How many there are, by the list at the same path, or at the one that this makes many of at once. */
async function countOf({ path }: Endpoint, owned: Owned): Promise<number> {
  const list = endpoints.find((other) => isRead(other) && other.path === path.replace(/\/bulk$/, ""));
  if (list === undefined) return expect.fail(`there is no list at ${path}`);
  const response = await ask(list, await goodQuestion(list, owned));
  return (await response.json<{ items: unknown[] }>()).items.length;
}

/** A body that is a list of rows makes as many. */
function madeBy(body: unknown): number {
  const rows = Object.values(body as object).find((value) => Array.isArray(value) && typeof value[0] === "object");
  return Array.isArray(rows) ? rows.length : 1;
}

/** The same body but for one field. */
function changed({ body: schema }: Endpoint, body: unknown): unknown {
  const others: Record<string, unknown> = {
    name: "another",
    fileName: "another",
    note: "another",
    days: 3,
    price: "7.5",
  };
  const free = placesOf(schema ?? {}, body).find(({ keys }) => String(keys.at(-1)) in others);
  return free === undefined
    ? expect.fail("no field to change")
    : put(body, free.keys, others[String(free.keys.at(-1))]);
}
