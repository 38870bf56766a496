import { createExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { faultyD1 } from "../../../test/faulty-d1.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { buy, makePortfolio, withDatabase } from "../../../test/portfolios.ts";
import { createApp } from "../../app.ts";
import type { UserId } from "../../domain/ids.ts";
import { newPortfolioId } from "../../domain/ids.ts";
import { outgoingHeaders } from "../../platform/user-agent.ts";
import { newTrace, traced } from "../../platform/trace.ts";
import { queueArticles } from "../../services/queue-articles.ts";
import { serviceContext } from "../../services/context.ts";

let person: TestPerson;
beforeAll(async () => {
  person = await signUp();
});

const ask = (path: string, init: RequestInit = {}) => exports.default.fetch(`${ORIGIN}${path}`, init);

interface Line {
  readonly event: string;
  readonly requestId?: string;
}

/** What is logged until the test ends. */
function lines(): Line[] {
  const logged: Line[] = [];
  for (const level of ["info", "warn", "error"] as const) {
    const spy = vi.spyOn(console, level).mockImplementation((line: unknown) => {
      logged.push(JSON.parse(String(line)) as Line);
    });
    onTestFinished(() => spy.mockRestore());
  }
  return logged;
}

const lost = () => {
  throw new Error("D1_ERROR: Network connection lost.");
};

async function partsOf(path: string, headers: Readonly<Record<string, string>> = {}) {
  const text = (await ask(path, { headers })).headers.get("server-timing") ?? "";
  expect(text).toMatch(/^total;dur=\d+(, (auth|cache|d1|object);dur=\d+)*$/);
  return [...text.matchAll(/(\w+);/g)].map(([, part]) => part);
}

describe("a request's id", () => {
  it("is the client's own where it is well formed, else one of ours", async () => {
    const own = await ask("/health", { headers: { "x-request-id": "abc-123.DEF_9" } });
    expect(own.headers.get("x-request-id")).toBe("abc-123.DEF_9");
    for (const bad of ["short", "x".repeat(65), "with space", 'a"quote-in-it']) {
      const response = await ask("/health", { headers: { "x-request-id": bad } });
      expect(response.headers.get("x-request-id"), bad).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("stands in the answer and in the line of log of what went wrong", async () => {
    const logged = lines();
    const response = await ask("/api/v1/coins/nosuchcoin", { headers: { "x-request-id": "not-found-1" } });
    expect(await response.json()).toMatchObject({ requestId: "not-found-1" });
    expect(logged).toMatchObject([{ event: "request", requestId: "not-found-1" }]);
  });

  it("stands in lines that know nothing of the request", async () => {
    const logged = lines();
    const bindings = { ...env, DB: { prepare: lost } as unknown as D1Database };
    const request = new Request(`${ORIGIN}/api/v1/me`, {
      headers: { cookie: person.cookie, "x-request-id": "no-database-1" },
    });
    expect((await createApp().fetch(request, bindings, createExecutionContext())).status).toBe(503);
    expect(logged.length).toBeGreaterThan(1);
    expect(logged.map(({ requestId }) => requestId)).toEqual(logged.map(() => "no-database-1"));
  });

  it("goes with a call to an object, and into what is logged there", async () => {
    const { object, id } = await makePortfolio(person.userId as UserId);
    await withDatabase(object, faultyD1(env.DB, () => "answer-lost").db);
    const logged = lines();
    const trade = buy("bitcoin", "1", "30000", "2024-01-01T00:00:00Z");
    const response = await ask(`/api/v1/portfolios/${id}/transactions`, {
      method: "POST",
      headers: { ...person.headers, "content-type": "application/json", "x-request-id": "in-the-object-1" },
      body: JSON.stringify({ type: trade.type, at: "2024-01-01T00:00:00Z", in: trade.in, out: trade.out }),
    });
    expect(response.status).toBe(503);
    await response.body?.cancel();
    const inside = logged.filter(({ event }) => event === "ledger_write_unknown");
    expect(inside.map(({ requestId }) => requestId)).toEqual(["in-the-object-1"]);
  });

  it("goes with a message, and with what is asked of the outside", async () => {
    const sent: unknown[] = [];
    const ARTICLES = { sendBatch: async (messages: Iterable<{ body: unknown }>) => void sent.push(...messages) };
    const bindings = { ...env, ARTICLES } as unknown as Env;
    await queueArticles(serviceContext(bindings, createExecutionContext(), "cron-1"), ["a"]);
    expect(sent).toEqual([{ body: { articleId: "a", requestId: "cron-1" } }]);
    expect(traced(newTrace("cron-1"), outgoingHeaders)).toMatchObject({ "x-request-id": "cron-1" });
    expect(outgoingHeaders()).not.toHaveProperty("x-request-id");
  });
});

describe("Server-Timing", () => {
  it("names the parts that a request used, and no other", async () => {
    expect(await partsOf("/health")).toEqual(["total"]);
    expect(await partsOf("/api/v1/news")).toEqual(["total", "d1"]);
    const { id } = await makePortfolio(person.userId as UserId);
    await ask(`/api/v1/portfolios/${id}/holdings`, { headers: person.headers });
    expect(await partsOf(`/api/v1/portfolios/${id}/holdings`, person.headers)).toEqual(["total", "auth", "object"]);
  });

  it("stands on errors, too", async () => {
    const nobodys = newPortfolioId("01", Date.now());
    expect(await partsOf(`/api/v1/portfolios/${nobodys}`, person.headers)).toEqual(["total", "auth", "d1"]);
  });
});
