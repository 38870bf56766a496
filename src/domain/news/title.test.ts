import { describe, expect, it } from "vitest";
import { publicationTime } from "./item.ts";
import { shorten, titleKey } from "./title.ts";

describe("shorten", () => {
  it("leaves what is short enough, and cuts at a word", () => {
    expect(shorten("four words in here", 18)).toBe("four words in here");
    expect(shorten("four words, in here", 15)).toBe("four words, in…");
    expect(shorten("four words, in here", 13)).toBe("four words…");
  });

  it("never exceeds its length nor halves a character", () => {
    const text = "🚀".repeat(50);
    for (const most of [7, 8, 9]) {
      const cut = shorten(text, most);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(cut.isWellFormed()).toBe(true);
    }
  });
});

describe("titleKey", () => {
  it("sees the same story behind other case, marks and spaces", () => {
    expect(titleKey("Bitcoin  tops $100,000 – at last!")).toBe(titleKey("bitcoin Tops $100,000: At Last"));
    expect(titleKey("Bitcoin falls")).not.toBe(titleKey("Bitcoin rises"));
  });
});

describe("publicationTime", () => {
  it("takes the time of fetching for a date that is missing or in the future", () => {
    expect(publicationTime(null, 1000)).toBe(1000);
    expect(publicationTime(2000, 1000)).toBe(1000);
    expect(publicationTime(500, 1000)).toBe(500);
  });
});
