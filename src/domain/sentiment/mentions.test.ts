import { expect, it } from "vitest";
import { mentionScore } from "./mentions.ts";

it("is the distance from the usual day in sample deviations", () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sample deviation √(32 ÷ 7) = 2.138.
  expect(mentionScore([9, 2, 4, 4, 4, 5, 5, 7, 9], 8)).toBe(1.87);
  expect(mentionScore([0, 2, 4, 4, 4, 5, 5, 7, 9], 8)).toBe(-2.34);
});

it("counts a day without mentions as zero", () => {
  // One mention in ten days: mean 0.1, sample deviation 0.3162.
  expect(mentionScore([1, 1], 10)).toBe(2.85);
});

it("looks at thirty days at most", () => {
  const busyLongAgo = [3, ...Array.from({ length: 30 }, (_, day) => day % 2), 1000];
  expect(mentionScore(busyLongAgo, 31)).toBe(mentionScore(busyLongAgo.slice(0, 31), 30));
});

it("is unknown in the first week, and where all days are alike", () => {
  expect(mentionScore([9, 1, 2, 3, 4, 5, 6], 6)).toBeNull();
  expect(mentionScore([9, 2, 2, 2, 2, 2, 2, 2], 7)).toBeNull();
  expect(mentionScore([], 30)).toBeNull();
});
