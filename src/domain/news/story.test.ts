import { describe, expect, it } from "vitest";
import { storyFinder } from "./story.ts";

const HOUR = 3_600_000;

describe("storyFinder", () => {
  it("gives a headline that was told within two days the story of the first", () => {
    const storyOf = storyFinder([{ title: "Bitcoin falls", storyId: "first", publishedAt: 100 * HOUR }]);
    expect(storyOf("second", "BITCOIN falls!", 148 * HOUR)).toBe("first");
    expect(storyOf("before", "Bitcoin falls", 60 * HOUR)).toBe("first");
    expect(storyOf("other", "Bitcoin rises", 100 * HOUR)).toBe("other");
  });

  it("takes headlines of nearly the same words for one story, in any order", () => {
    const told = "Bitcoin slips below $90,000 as ETF outflows weigh on the market";
    const storyOf = storyFinder([{ title: told, storyId: "first", publishedAt: 0 }]);
    expect(storyOf("a", "As ETF outflows weigh on the market, Bitcoin slips below $90,000: analysts", HOUR)).toBe(
      "first",
    );
    expect(storyOf("b", "Bitcoin slips as ETF outflows weigh", HOUR)).toBe("b");
    expect(storyOf("c", "Ether slips below $3,000 as fund outflows weigh on holders", HOUR)).toBe("c");
  });

  it("tells figures apart, and finds a story that was told with other words first", () => {
    const storyOf = storyFinder([]);
    expect(storyOf("a", "Price analysis 11/19: BTC, ETH, XRP, BNB, SOL, DOGE, ADA, LINK", 0)).toBe("a");
    expect(storyOf("b", "Price analysis 11/20: BTC, ETH, XRP, BNB, SOL, DOGE, ADA, LINK", HOUR)).toBe("b");
    expect(storyOf("c", "Price analysis 11/20: BTC, ETH, XRP, BNB, SOL, DOGE, ADA", HOUR)).toBe("b");
  });

  it("compares thousands of headlines with thousands in no time, also those without a word", () => {
    const words = Array.from({ length: 40 }, (_, n) => `word${n}`);
    const titles = Array.from({ length: 4000 }, (_, n) =>
      Array.from({ length: 9 }, (_x, k) => words[(n * (k + 3)) % 40]).join(" "),
    );
    const storyOf = storyFinder(titles.map((title, n) => ({ title, storyId: `s${n}`, publishedAt: 0 })));
    for (const title of titles) storyOf("x", title, 0);
    expect(storyOf("y", "!!!", 0)).toBe("y");
  });

  it("begins a new story after that, which later ones belong to", () => {
    const storyOf = storyFinder([{ title: "Daily report", storyId: "old", publishedAt: 0 }]);
    expect(storyOf("new", "Daily report", 49 * HOUR)).toBe("new");
    expect(storyOf("again", "Daily report", 50 * HOUR)).toBe("new");
  });
});
