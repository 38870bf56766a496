import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newTrace, traced } from "../platform/trace.ts";
import { measuredD1 } from "./measured-d1.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("measured D1", () => {
  it("answers as D1 does, one by one and in a batch", async () => {
    const db = measuredD1(env.DB);
    const one = () => db.prepare("SELECT ? AS n").bind(1);
    expect((await one().all()).results).toEqual([{ n: 1 }]);
    expect(await one().raw()).toEqual([[1]]);
    expect(await one().first()).toEqual({ n: 1 });
    expect((await one().run()).success).toBe(true);
    expect((await db.batch([one(), db.prepare("SELECT 2 AS n")])).map(({ results }) => results)).toEqual([
      [{ n: 1 }],
      [{ n: 2 }],
    ]);
  });

  it("counts what it takes to the request it is for", async () => {
    const trace = newTrace("request-1");
    await traced(trace, () => measuredD1(env.DB).prepare("SELECT 1").all());
    expect(Object.keys(trace.spent)).toEqual(["d1"]);
  });

  it("is one wrapper a database", () => {
    expect(measuredD1(env.DB)).toBe(measuredD1(env.DB));
  });

  it("ends what D1 never answers, as an error of D1", async () => {
    vi.useFakeTimers();
    const silent = { prepare: () => ({ all: () => new Promise(() => {}) }) } as unknown as D1Database;
    const asked = measuredD1(silent).prepare("SELECT 1").all();
    const ended = expect(asked).rejects.toThrow(/^D1_ERROR: no end within 15000 ms$/);
    await vi.advanceTimersByTimeAsync(15_000);
    await ended;
  });
});
