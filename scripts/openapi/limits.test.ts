import { describe, expect, it } from "vitest";
import { apiDocument } from "./document.ts";
import type { Schema } from "./schema.ts";
import { limitsPage, ruleOf } from "./limits.ts";

describe("a rule in words", () => {
  it.each([
    [{ type: "string", minLength: 1, maxLength: 100 }, "1 to 100 characters"],
    [{ type: "string", minLength: 0, maxLength: 9 }, "at most 9 characters"],
    [{ type: ["integer", "null"], minimum: 0, maximum: 5 }, "whole number from 0 to 5, or null"],
    [{ type: "number", exclusiveMinimum: 0, maximum: 1 }, "number from above 0 to 1"],
    [{ type: "string", enum: ["a", "b", null] }, "one of a, b"],
    [{ type: "string", pattern: "^(a|b)$" }, "`^(a\\|b)$`"],
    [{ $ref: "#/components/schemas/Leg" }, "as Leg"],
    [{ anyOf: [{ $ref: "#/components/schemas/Leg" }, { type: "null" }] }, "as Leg or null"],
    [{ allOf: [{ $ref: "#/components/schemas/Leg" }, { description: "What it cost." }] }, "as Leg"],
    [{ type: "array", maxItems: 3 }, "at most 3 entries"],
    [{ type: "boolean" }, "true or false"],
  ] as [Schema, string][])("of %j", (schema, rule) => {
    expect(ruleOf(schema)).toBe(rule);
  });
});

it("has at least a hundred rules, of what is sent and of what is answered", async () => {
  const page = limitsPage(await apiDocument(), [["body", "small"]]);
  expect(Number(/ (\d+) rules\. /.exec(page)?.[1])).toBeGreaterThanOrEqual(100);
  expect(page).toContain("| NewPortfolio | `name` | 1 to 100 characters |");
  expect(page).toContain("| GET /api/v1/coins | `?limit` | whole number from 1 to 500; may be left out |");
  expect(page).toContain("| body | small |");
});
