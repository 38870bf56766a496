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

  it("begins a new story after that, which later ones belong to", () => {
    const storyOf = storyFinder([{ title: "Daily report", storyId: "old", publishedAt: 0 }]);
    expect(storyOf("new", "Daily report", 49 * HOUR)).toBe("new");
    expect(storyOf("again", "Daily report", 50 * HOUR)).toBe("new");
  });
});
