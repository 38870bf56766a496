import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import { KINDS } from "./overlay.ts";

const DISTILBERT = "distilbert-sst-2-int8";
const labels = (titles: readonly string[]) => titles.map((title) => classify(title, "crypto").label);

describe("classify", () => {
  it("knows the market's words that VADER lacks", () => {
    expect(
      labels(["Bitcoin surges to record high", "Exchange hacked, users lose millions", "How to read a chart"]),
    ).toEqual(["positive", "negative", "neutral"]);
  });

  it("takes money raised for good news in crypto, and for none in stocks", () => {
    const title = "Startup to raise funds through new issue";
    expect(classify(title, "crypto").label).toBe("positive");
    expect(classify(title, "finance").label).toBe("neutral");
  });

  it("shows each word that counted, with the group that rates it", () => {
    expect(classify("Solana rug pull drains wallets", "crypto").words).toEqual([
      { word: "rug pull", base: -3, valence: -3, group: "attack" },
      { word: "drains", base: -2.5, valence: -2.5, group: "attack" },
    ]);
    expect(classify("Not good", "crypto").words).toEqual([{ word: "good", base: 1.9, valence: -1.406 }]);
  });

  it("turns words round after a negation, phrases too", () => {
    const [word] = classify("This is not a bull run", "crypto").words;
    expect(word).toMatchObject({ word: "bull run", base: 2.5 });
    expect(word?.valence).toBeLessThan(0);
  });

  it("takes the names of companies and coins for no feeling", () => {
    for (const title of ["Optimism", "Brave", "Bored Ape", "Trust Wallet", "US Treasury securities"]) {
      expect(classify(title, "crypto").words, title).toEqual([]);
    }
  });

  it("finds nothing neutral in several strong words of one sign", () => {
    expect(labels(["Cardano wins praise as its great success delights investors"])).toEqual(["positive"]);
  });

  it("keeps VADER's vote beside those that came in", () => {
    const vote = { model: DISTILBERT, score: null, reason: "quota" };
    const { votes } = classify("Bitcoin wins", "crypto", [vote]);
    expect(votes).toEqual([{ model: "vader", score: expect.any(Number) }, vote]);
  });

  it("answers within bounds, the label with the score's sign, whatever the text", () => {
    assert(
      property(string({ unit: "grapheme", maxLength: 300 }), constantFrom(...KINDS), (text, kind) => {
        const { score, label, confidence } = classify(text, kind, [{ model: DISTILBERT, score: -0.99 }]);
        expect(Math.abs(score)).toBeLessThanOrEqual(1);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (label === "positive") expect(score).toBeGreaterThanOrEqual(0);
        if (label === "negative") expect(score).toBeLessThanOrEqual(0);
      }),
    );
    for (const text of ["", " ", "constructor __proto__ toString", "😀".repeat(300), "a ".repeat(5000)]) {
      expect(Number.isFinite(classify(text, "social").score), text.slice(0, 20)).toBe(true);
    }
  });
});
