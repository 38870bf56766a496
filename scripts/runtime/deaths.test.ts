import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countDeaths } from "./deaths.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const said: string[] = [];
  const givenUp: string[] = [];
  const deaths = countDeaths(
    (line) => said.push(line),
    (reason) => givenUp.push(reason),
  );
  return { said, givenUp, ...deaths };
}

test("three deaths within a minute are told and borne, the fourth ends it", () => {
  const { said, givenUp, died, revived } = watch();
  for (let i = 0; i < 3; i++) {
    died("SIGKILL");
    revived();
  }
  expect(givenUp).toEqual([]);
  expect(said.filter((line) => line.includes("died (SIGKILL)"))).toHaveLength(3);
  died("SIGSEGV");
  expect(givenUp).toEqual([expect.stringContaining("died 4 times within a minute (last: SIGSEGV)")]);
});

test("deaths that lie far apart never end it", () => {
  const { givenUp, died, revived } = watch();
  for (let i = 0; i < 10; i++) {
    died("SIGKILL");
    revived();
    vi.advanceTimersByTime(30_000);
  }
  expect(givenUp).toEqual([]);
});

test("a runtime that does not come back ends it", () => {
  const { givenUp, died } = watch();
  died("exit code 1");
  vi.advanceTimersByTime(59_999);
  expect(givenUp).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(givenUp).toEqual([expect.stringContaining("could not be started again")]);
});
