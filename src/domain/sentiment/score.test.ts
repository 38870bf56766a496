import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import { confidenceOf, labelOf } from "./score.ts";

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

describe("confidenceOf", () => {
  it("runs from half to whole, whichever the sign", () => {
    expect([0, 0.5, -0.5, 1, -1].map(confidenceOf)).toEqual([0.5, 0.75, 0.75, 1, 1]);
  });
});

describe("classify", () => {
  it("keeps VADER's score whatever another model votes", () => {
    const title = "Exchange hacked, users lost millions";
    const alone = classify(title);
    const disputed = classify(title, [{ model: "distilbert-sst-2-int8", score: 0.99 }]);
    expect(disputed.score).toBe(alone.score);
    expect(disputed.label).toBe("negative");
    expect(disputed.votes).toEqual([
      { model: "vader", score: alone.score },
      { model: "distilbert-sst-2-int8", score: 0.99 },
    ]);
  });
});
