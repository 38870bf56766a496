import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runSchedule } from "./schedule.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-21T09:13:30Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const fired: string[] = [];
  const stop = runSchedule(["* * * * *", "*/5 * * * *"], (expression, minute) => {
    fired.push(`${minute.toISOString().slice(11, 16)} ${expression}`);
  });
  return { fired, stop };
}

test("fires each expression at the beginning of its minutes, once", () => {
  const { fired, stop } = watch();
  vi.advanceTimersByTime(29_999);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(150_001);
  expect(fired).toEqual(["09:14 * * * * *", "09:15 * * * * *", "09:15 */5 * * * *", "09:16 * * * * *"]);
  stop();
});

test("fires nothing any more once stopped", () => {
  const { fired, stop } = watch();
  stop();
  vi.advanceTimersByTime(600_000);
  expect(fired).toEqual([]);
});

test("continues with the present minute after the machine slept, without catching up", () => {
  const { fired, stop } = watch();
  vi.setSystemTime(new Date("2026-11-21T09:40:10Z"));
  vi.advanceTimersToNextTimer();
  expect(fired[0]).toBe("09:40 * * * * *");
  vi.advanceTimersToNextTimer();
  expect(fired.filter((entry) => entry.endsWith(" * * * * *") && !entry.includes("/"))).toHaveLength(2);
  stop();
});
