import { describe, expect, it } from "vitest";
import { agreementOf, vote } from "./ensemble.ts";

const rule = { weight: 0.3, deadZone: 0.6 };
const likely = (negative: number, neutral: number, positive: number) => ({ negative, neutral, positive });
const other = (score: number | null) => [{ model: "other", score }];

const votes = (...scores: (number | null)[]) => scores.map((score, n) => ({ model: `m${n}`, score }));

describe("vote", () => {
  it("is the lexicon side's alone without another", () => {
    expect(vote(likely(0.2, 0.2, 0.6), [])).toEqual({ score: 0.4, label: "positive", confidence: 0.6 });
    expect(vote(likely(0.2, 0.2, 0.6), other(null))).toEqual(vote(likely(0.2, 0.2, 0.6), []));
  });

  it("leaves neutral to the lexicon side", () => {
    expect(vote(likely(0.1, 0.5, 0.4), other(-1), rule)).toEqual({ score: 0.3, label: "neutral", confidence: 0.5 });
  });

  it("does not hear what is not sure", () => {
    expect(vote(likely(0.4, 0.1, 0.5), other(-0.59), rule).label).toBe("positive");
  });

  it("turns a sign that was in doubt, and no other", () => {
    expect(vote(likely(0.4, 0.1, 0.5), other(-0.99), rule)).toMatchObject({ label: "negative" });
    expect(vote(likely(0.1, 0.1, 0.8), other(-0.99), rule)).toMatchObject({ label: "positive" });
  });

  it("is surer with a second voice that agrees", () => {
    const alone = vote(likely(0.2, 0.2, 0.6), []);
    const seconded = vote(likely(0.2, 0.2, 0.6), other(0.99), rule);
    expect(seconded.score).toBeGreaterThan(alone.score);
    expect(seconded.confidence).toBeGreaterThan(alone.confidence);
    expect(vote(likely(0.2, 0.2, 0.6), other(-0.99), rule).confidence).toBeLessThan(alone.confidence);
  });
});

describe("agreementOf", () => {
  it("is known only where two have a sign", () => {
    expect(agreementOf("positive", votes(0.5, 0.9))).toBe(true);
    expect(agreementOf("positive", votes(0.5, -0.9))).toBe(false);
    expect(agreementOf("neutral", votes(0.5, 0.9))).toBe(false);
    expect(agreementOf("positive", votes(0.5, null))).toBeNull();
    expect(agreementOf("neutral", votes(0, 0.9))).toBeNull();
  });
});
