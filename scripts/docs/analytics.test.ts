import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withLists } from "./analytics.ts";

describe("docs/analytics.md", () => {
  const text = readFileSync("docs/analytics.md", "utf8");

  it("has the lists as they are made now (node scripts/run.mjs scripts/docs/write-analytics.ts)", () => {
    expect(withLists(text)).toBe(text);
  });

  it("has a place for each list", () => {
    expect(() => withLists("<!-- indicators -->\n<!-- /indicators -->\n")).toThrow("no place for figures");
  });
});
