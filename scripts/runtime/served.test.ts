import { expect, test } from "vitest";
import { pathPattern, servedModule } from "./served.ts";

const matches = (rule: string, path: string) => new RegExp(pathPattern(rule).slice(1, -1)).test(path);

test.each([
  ["/api/*", "/api/v1/coins", true],
  ["/api/*", "/apiary", false],
  ["/docs*", "/docs", true],
  ["/docs*", "/docs/errors/X", true],
  ["/openapi.json", "/openapi.json", true],
  ["/openapi.json", "/openapi-json", false],
  ["/health", "/health/x", false],
  ["/health", "/a/health", false],
])("rule %s meets %s: %s", (rule, path, expected) => {
  expect(matches(rule, path)).toBe(expected);
});

test("a rule that is not understood is refused rather than ignored", () => {
  expect(() => servedModule("index.js", ["!/api/public/*"])).toThrow("only paths");
});
