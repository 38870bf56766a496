import { describe, expect, it } from "vitest";
import type { ScoredArticle } from "./aggregate.ts";
import { aggregate, WINDOW } from "./aggregate.ts";

const HOUR = 3_600_000;
const AT = Date.UTC(2026, 10, 20, 12);

const article = (over: Partial<ScoredArticle> = {}): ScoredArticle => ({
  sourceId: "wire",
  sourceWeight: 1,
  publishedAt: AT,
  score: 0.5,
  relevance: 1,
  confidence: 1,
  novelty: 1,
  ...over,
});

describe("aggregate", () => {
  it("shrinks towards the market by three articles' weight", () => {
    const four = Array.from({ length: 4 }, () => article({ score: 0.8 }));
    // (4 × 0.8 + 3 × −0.1) ÷ (4 + 3), worked by hand.
    expect(aggregate(four, -0.1, AT).value).toBe(0.4143);
    expect(aggregate(four, 0, AT).value).toBe(0.4571);
  });

  it("halves an article's weight every twelve hours", () => {
    const articles = [0, 12, 24, 36].map((age) => article({ publishedAt: AT - age * HOUR, score: 1 }));
    // Weights 1, ½, ¼, ⅛: n_eff = 1.875² ÷ 1.328125 = 2.65.
    expect(aggregate(articles, 0, AT)).toMatchObject({ value: null, effectiveNumber: 2.65 });
    const more = [...articles, ...articles];
    // (2 × 1.875) ÷ (2 × 1.875 + 3).
    expect(aggregate(more, 0, AT)).toMatchObject({ value: 0.5556, effectiveNumber: 5.29 });
  });

  it("multiplies relevance, confidence and the source's weight", () => {
    const articles = [
      article({ score: 1, relevance: 0.4 }),
      article({ score: -1, confidence: 0.5 }),
      article({ score: 1, sourceId: "reddit", sourceWeight: 0.5 }),
      article({ score: 0 }),
    ];
    // (0.4 − 0.5 + 0.5) ÷ (0.4 + 0.5 + 0.5 + 1 + 3).
    expect(aggregate(articles, 0, AT)).toMatchObject({ value: 0.0741, sources: 2, articles: 4 });
  });

  it("gives no figure below an effective number of three, but the counts", () => {
    expect(aggregate([article(), article()], 0.3, AT)).toEqual({
      value: null,
      reason: "not_enough_news",
      articles: 2,
      effectiveNumber: 2,
      sources: 1,
    });
    expect(aggregate([article(), article(), article()], 0, AT)).toMatchObject({ value: 0.25, reason: null });
    expect(aggregate([], 0, AT)).toMatchObject({ value: null, articles: 0, effectiveNumber: 0 });
  });

  it("leaves out what is older than three days, and whatever is later than the moment asked for", () => {
    const three = [article(), article(), article()];
    const outside = [article({ publishedAt: AT + 1, score: -1 }), article({ publishedAt: AT - WINDOW, score: -1 })];
    expect(aggregate([...three, ...outside], 0, AT)).toEqual(aggregate(three, 0, AT));
  });

  it("counts a repeated story as volume only", () => {
    const three = [article(), article(), article()];
    const repeat = article({ novelty: 0, score: -1, sourceId: "other" });
    expect(aggregate([...three, repeat], 0, AT)).toMatchObject({ value: 0.25, articles: 4, sources: 2 });
  });

  it("stays within [-1, 1]", () => {
    const many = Array.from({ length: 500 }, () => article({ score: 1 }));
    expect(aggregate(many, 1, AT).value).toBe(1);
    expect(
      aggregate(
        many.map((each) => ({ ...each, score: -1 })),
        -1,
        AT,
      ).value,
    ).toBe(-1);
  });
});
