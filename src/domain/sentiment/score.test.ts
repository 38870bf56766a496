import { describe, expect, it } from "vitest";
import { labelOf } from "./score.ts";

describe("labelOf", () => {
  it("cuts off at ±0.05, both counted as polar", () => {
    expect([-1, -0.05, -0.0499, 0, 0.0499, 0.05, 1].map(labelOf)).toEqual([
      "negative",
      "negative",
      "neutral",
      "neutral",
      "neutral",
      "positive",
      "positive",
    ]);
  });
});
