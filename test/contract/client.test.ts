import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { createClient } from "coinsight/client";
import type { Coin, Problem } from "coinsight/client";
import { ORIGIN, signUp } from "../people.ts";

/** What a TypeScript user writes; that it compiles is half of the test. */
const clientOf = (headers: Readonly<Record<string, string>> = {}) =>
  createClient(ORIGIN, {
    headers,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => exports.default.fetch(new Request(input, init)),
  });

let mine: ReturnType<typeof clientOf>;
beforeAll(async () => {
  mine = clientOf((await signUp()).headers);
});

describe("the typed client", () => {
  it("reads what is public, with parameters of the path and the query", async () => {
    const { coins } = clientOf().api.v1;
    const page = await coins.$get({ query: { limit: 2 } });
    const items: Coin[] = page.ok ? (await page.json()).items : [];
    expect(items).toHaveLength(2);
    const one = await coins[":id"].$get({ param: { id: "bitcoin" } });
    expect(one.ok ? (await one.json()).symbol : null).toBe("BTC");
  });

  it("writes with a key for retries, and reads what it wrote", async () => {
    const { portfolios } = mine.api.v1;
    const ask = () => portfolios.$post({ json: { name: "Typed" }, header: { "idempotency-key": "typed" } });
    const [first, again] = [await ask(), await ask()];
    const made = first.ok ? await first.json() : null;
    expect(again.ok && (await again.json())).toEqual(made);
    const read = await portfolios[":id"].$get({ param: { id: made?.id ?? "" } });
    expect(read.ok && (await read.json())).toEqual(made);
  });

  it("gives a problem where it is refused", async () => {
    const refused = await clientOf().api.v1.portfolios.$get();
    const problem: Problem | null = refused.status === 401 ? await refused.json() : null;
    expect(problem?.code).toBe("AUTHENTICATION_ERROR");
  });
});
