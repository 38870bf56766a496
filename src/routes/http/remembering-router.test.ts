import { describe, expect, it } from "vitest";
import { RememberingRouter } from "./remembering-router.ts";

describe("RememberingRouter", () => {
  const router = new RememberingRouter<string>();
  router.add("ALL", "/*", "all");
  router.add("GET", "/coins/market", "market");
  router.add("GET", "/coins/:id", "coin");

  const found = (method: string, path: string) => router.match(method, path)[0].map(([handler]) => handler);

  it("answers the second time as the first", () => {
    for (let n = 0; n < 2; n++) {
      expect(found("GET", "/coins/bitcoin")).toEqual(["all", "coin"]);
      expect(router.match("GET", "/coins/bitcoin")[0][1]?.[1]).toEqual({ id: "bitcoin" });
      expect(found("GET", "/coins/market")).toEqual(["all", "market", "coin"]);
      expect(found("POST", "/coins/bitcoin"), "methods are kept apart").toEqual(["all"]);
    }
  });

  it("finds what was added later", () => {
    expect(found("GET", "/news")).toEqual(["all"]);
    router.add("GET", "/news", "news");
    expect(found("GET", "/news")).toEqual(["all", "news"]);
  });

  it("still knows a path that many invented ones have pushed out", () => {
    for (let n = 0; n < 3_000; n++) router.match("GET", `/coins/invented-${n}`);
    expect(router.match("GET", "/coins/bitcoin")[0][1]?.[1]).toEqual({ id: "bitcoin" });
  });
});
