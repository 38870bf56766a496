import { z } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "../../platform/problem.ts";
import { etagOf, etagOfVersion, hasIt, versionsOf } from "./etag.ts";
import { IdempotencyHeaders, idempotencyKey, requestHash } from "./idempotency.ts";
import { decodeCursor, encodeCursor } from "./pagination.ts";
import { problemResponse, statusOf } from "./problem-response.ts";

describe("problems", () => {
  it.each(PROBLEM_CODES)("%s has a status, a title and a page that explains it", async (code) => {
    const response = problemResponse({ code, detail: "why", retryAfter: 7 }, "request-1");
    expect(response.status).toBe(statusOf(code));
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await response.json()).toMatchObject({
      type: `/docs/errors/${code}`,
      code,
      status: statusOf(code),
      requestId: "request-1",
      detail: "why",
    });
  });

  it("are at least twenty", () => {
    expect(new Set(PROBLEM_CODES).size).toBeGreaterThanOrEqual(20);
  });
});

describe("cursors", () => {
  const Position = z.tuple([z.number(), z.string()]);

  it("come back as they were given, and pass through a URL untouched", () => {
    const cursor = encodeCursor([1_790_000_000_000, "tx_??>>"]);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor(Position, cursor)).toEqual([1_790_000_000_000, "tx_??>>"]);
  });

  it.each(["%%%", "bm9wZQ", encodeCursor(["wrong", "shape"]), encodeCursor([1])])("refuse %j", (cursor) => {
    expect(() => decodeCursor(Position, cursor)).toThrow(
      expect.objectContaining({ body: expect.objectContaining({ code: "VALIDATION_ERROR" }) }),
    );
  });

  it("are optional", () => {
    expect(decodeCursor(Position, undefined)).toBeNull();
  });
});

describe("ETags", () => {
  it("change with the body", async () => {
    expect(await etagOf("a")).toBe(await etagOf("a"));
    expect(await etagOf("a")).not.toBe(await etagOf("b"));
  });

  it.each([
    [undefined, false],
    ['"v1"', false],
    ['"v2"', true],
    ['W/"v2"', true],
    ['"v1", "v2"', true],
    ["*", true],
  ])("If-None-Match %s against version 2: %s", (header, expected) => {
    expect(hasIt(header, etagOfVersion(2))).toBe(expected);
  });

  it.each([
    [undefined, null],
    ["*", null],
    ['"v1"', [1]],
    ['"v1", "v2"', [1, 2]],
    ['W/"v2"', []],
    ["v2", []],
  ])("If-Match %s names the versions %j", (header, expected) => {
    expect(versionsOf(header)).toEqual(expected);
  });
});

describe("idempotency", () => {
  it("hashes a body independent of the order of its fields, and tells bodies and operations apart", async () => {
    const one = await requestHash("create", { a: 1, b: [{ c: 2, d: null }] });
    expect(await requestHash("create", { b: [{ d: null, c: 2 }], a: 1 })).toBe(one);
    expect(await requestHash("create", { a: 1, b: [{ c: 3, d: null }] })).not.toBe(one);
    expect(await requestHash("update", { a: 1, b: [{ c: 2, d: null }] })).not.toBe(one);
  });

  it("takes the client's key, else one that nobody has", () => {
    expect(idempotencyKey({ "idempotency-key": "abc" })).toBe("abc");
    expect(idempotencyKey({})).not.toBe(idempotencyKey({}));
  });

  it.each(["", "a b", "ä", "x".repeat(129)])("refuses the key %j", (key) => {
    expect(IdempotencyHeaders.safeParse({ "idempotency-key": key }).success).toBe(false);
  });
});
