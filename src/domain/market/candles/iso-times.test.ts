import { expect, it } from "vitest";
import { isoTimes } from "./iso-times.ts";

it("writes times as Date does, again and again", () => {
  const start = Date.UTC(2019, 11, 30, 21);
  const times = Float64Array.from({ length: 200 }, (_, i) => start + i * 5_400_000 + (i % 3));
  const expected = Array.from(times, (time) => new Date(time).toISOString());
  expect(isoTimes(times)).toEqual(expected);
  expect(isoTimes(times)).toEqual(expected);
});
