import { describe, expect, it } from "vitest";
import recorded from "../../../../test/recorded/candles.json" with { type: "json" };
import { INTERVAL_MS } from "../candle.ts";
import type { Bar, Span } from "./bar.ts";
import { isRetryDue, joined } from "./gaps.ts";
import type { Progress } from "./plan.ts";
import { extended, nextStep, urgency } from "./plan.ts";
import { readPage } from "./read-page.ts";
import { rolledOpen, rollUp } from "./roll-up.ts";
import { openBar, pageOf, spanOf } from "./view.ts";

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 6, 1, 12, 30, 30);

const bar = (openTime: number, price = "10"): Bar => ({
  openTime,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: "1",
});
const bars = (from: number, count: number, step: number): Bar[] =>
  Array.from({ length: count }, (_, n) => bar(from + n * step));

const plain = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
const barOf = ([openTime, open, high, low, close, volume]: readonly (string | number)[]): Bar => {
  const [o = "", h = "", l = "", c = "", v = ""] = [open, high, low, close, volume].map((text) => plain(String(text)));
  return { openTime: Number(openTime), open: o, high: h, low: l, close: c, volume: v };
};

const series = (more: Partial<Progress> = {}): Progress => ({
  interval: "1h",
  fromTime: null,
  toTime: null,
  listedAt: null,
  askedAt: NOW,
  ...more,
});

/** All steps until the series is whole, as if each page had come. */
function follow(start: Progress): { spans: Span[]; end: Progress } {
  const spans: Span[] = [];
  let current = start;
  for (let step = nextStep(current, NOW); step !== null && spans.length < 100; step = nextStep(current, NOW)) {
    spans.push(step);
    const known = extended(current, step);
    current = { ...current, fromTime: known.from, toTime: known.to, askedAt: NOW };
  }
  return { spans, end: current };
}

describe("rolled-up candles", () => {
  it("of recorded hours are the exchange's own days, also of the day with three hours missing", () => {
    expect(rollUp(recorded.hours.map(barOf), DAY)).toEqual(recorded.days.map(barOf));
  });

  it("have no candle where nothing was traded", () => {
    const rolled = rollUp([bar(0), bar(HOUR), bar(12 * HOUR)], 4 * HOUR);
    expect(rolled.map(({ openTime, volume }) => [openTime, volume])).toEqual([
      [0, "2"],
      [12 * HOUR, "1"],
    ]);
  });

  it("open weeks on Mondays", () => {
    expect(new Date(rolledOpen(7 * DAY, NOW)).toISOString()).toBe("2026-06-29T00:00:00.000Z");
  });
});

describe("reading a page", () => {
  const hours = recorded.hours.map(barOf);
  const span: Span = { from: hours[0]?.openTime ?? 0, to: (hours.at(-1)?.openTime ?? 0) + HOUR };

  it("records the exchange's own gap of 2020-06-28 as one, and makes nothing up", () => {
    const page = readPage(span, "1h", { bars: hours, invalid: [] }, NOW);
    const gap = { from: Date.UTC(2020, 5, 28, 2), to: Date.UTC(2020, 5, 28, 5), reason: "missing" };
    expect(page).toMatchObject({ gaps: [gap], covered: span, running: null });
    expect(page.bars).toEqual(hours);
  });

  it("tells what cannot be a candle from what is not there", () => {
    const page = readPage({ from: 0, to: 4 * HOUR }, "1h", { bars: [bar(0), bar(3 * HOUR)], invalid: [HOUR] }, NOW);
    expect(page.gaps).toEqual([
      { from: HOUR, to: 2 * HOUR, reason: "invalid" },
      { from: 2 * HOUR, to: 3 * HOUR, reason: "missing" },
    ]);
  });

  it("keeps the candle that has not closed apart, by the earlier of two clocks", () => {
    const open = Date.UTC(2026, 6, 1, 12);
    const page = readPage(
      { from: open - 2 * HOUR, to: open },
      "1h",
      { bars: bars(open - 2 * HOUR, 3, HOUR), invalid: [] },
      open - 1,
    );
    expect(page.bars.map(({ openTime }) => openTime)).toEqual([open - 2 * HOUR]);
    expect(page.running?.openTime).toBe(open);
    expect(page.covered.to).toBe(open - HOUR);
  });

  it("waits for a candle that is late, and takes it for missing after ten minutes", () => {
    const page = { bars: bars(0, 3, MINUTE), invalid: [] };
    expect(readPage({ from: 0, to: 5 * MINUTE }, "1m", page, 6 * MINUTE)).toMatchObject({
      gaps: [],
      covered: { to: 3 * MINUTE },
    });
    expect(readPage({ from: 0, to: 5 * MINUTE }, "1m", page, 15 * MINUTE).gaps).toEqual([
      { from: 3 * MINUTE, to: 5 * MINUTE, reason: "missing" },
    ]);
  });
});

describe("the plan", () => {
  it.each(["1m", "1h", "1d"] as const)(
    "covers all that is kept of %s once, newest first, 1,000 at most a page",
    (interval) => {
      const listedAt = Date.UTC(2020, 0, 1);
      const { spans, end } = follow(series({ interval, listedAt }));
      const kept = { "1m": 7 * DAY, "1h": 730 * DAY, "1d": NOW - listedAt }[interval];
      const step = INTERVAL_MS[interval];
      expect(spans.length).toBeLessThan(30);
      expect(spans.every(({ from, to }) => to - from <= 1000 * step && to > from)).toBe(true);
      expect(spans.slice(1).every(({ to }, n) => to === spans[n]?.from)).toBe(true);
      expect(end.toTime).toBe(Math.floor(NOW / step) * step);
      expect(Math.abs(NOW - kept - (end.fromTime ?? 0))).toBeLessThanOrEqual(step);
    },
  );

  it("goes on where it was, with what has closed since first", () => {
    const head = Math.floor(NOW / HOUR) * HOUR;
    const step = nextStep(series({ fromTime: head - 100 * HOUR, toTime: head - 3 * HOUR }), NOW);
    expect(step).toEqual({ kind: "head", from: head - 3 * HOUR, to: head });
  });

  it("does not ask again at once for what the venue has not got yet", () => {
    const head = Math.floor(NOW / HOUR) * HOUR;
    const whole = series({ fromTime: NOW - 731 * DAY, toTime: head - HOUR });
    expect(nextStep(whole, NOW)?.kind).toBe("head");
    expect(nextStep(whole, NOW, true)).toBeNull();
  });

  it("begins anew after so long a pause that nothing of what was known is kept", () => {
    const old = series({ interval: "1m", fromTime: NOW - 60 * DAY, toTime: NOW - 50 * DAY });
    const { end } = follow(old);
    expect(end.fromTime).toBeGreaterThanOrEqual(NOW - 7 * DAY - MINUTE);
  });

  it("puts what is new before what is old", () => {
    const order = ["head", "back"] as const;
    const ranks = order.flatMap((kind) =>
      (["1d", "1h", "1m"] as const).map((interval) => urgency(series({ interval }), { kind, from: 0, to: 0 })),
    );
    expect(ranks).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

const gap = (from: number, to: number, reason: "missing" | "invalid" = "missing") => ({ from, to, reason });

describe("gaps", () => {
  it("that touch are one", () => {
    expect(joined([gap(0, 1), gap(1, 2), gap(3, 4), gap(4, 5, "invalid")])).toEqual([
      gap(0, 2),
      gap(3, 4),
      gap(4, 5, "invalid"),
    ]);
  });

  it("are asked for at once, then each hour, then ever more rarely", () => {
    const hole = { from: 0, to: HOUR };
    expect(isRetryDue({ ...hole, retriedAt: null }, 2 * HOUR)).toBe(true);
    expect(isRetryDue({ ...hole, retriedAt: 2 * HOUR }, 3 * HOUR - 1)).toBe(false);
    expect(isRetryDue({ ...hole, retriedAt: 2 * HOUR }, 3 * HOUR)).toBe(true);
    expect(isRetryDue({ ...hole, retriedAt: 1001 * HOUR }, 1100 * HOUR)).toBe(false);
    expect(isRetryDue({ ...hole, retriedAt: 1001 * HOUR }, 1101 * HOUR)).toBe(true);
  });
});

describe("what is shown", () => {
  it("is as many candles as asked for, up to the one that is open", () => {
    expect(spanOf("4h", { from: null, to: null }, 10, NOW)).toEqual({
      from: Date.UTC(2026, 5, 30, 0),
      to: Date.UTC(2026, 6, 1, 16),
    });
    const one = { from: Date.UTC(2026, 0, 1, 0, 0, 1), to: Date.UTC(2026, 0, 1, 5) };
    expect(spanOf("1h", one, 10, NOW)).toEqual({ from: Date.UTC(2026, 0, 1, 1), to: Date.UTC(2026, 0, 1, 5) });
  });

  it("breaks pages between whole candles", () => {
    const rows = bars(0, 9, HOUR);
    const first = pageOf("4h", rows, 2);
    expect(first.bars.map(({ volume }) => volume)).toEqual(["4", "4"]);
    expect(first.next).toBe(8 * HOUR);
    // With a gap there are more candles in as many rows, and the last may be cut off.
    const holed = pageOf("4h", [bar(0), ...bars(4 * HOUR, 8, HOUR)], 2);
    expect(holed.bars.map(({ volume }) => volume)).toEqual(["1", "4"]);
    expect(holed.next).toBe(8 * HOUR);
    expect(pageOf("1h", rows, 9)).toEqual({ bars: rows, next: null });
    expect(pageOf("1h", rows, 8).next).toBe(8 * HOUR);
  });

  it("moves the open candle by the latest price, and says null for what nobody knows", () => {
    expect(openBar(0, bar(0), "12")).toMatchObject({ open: "10", high: "12", low: "10", close: "12" });
    expect(openBar(0, bar(0), "9.5")).toMatchObject({ high: "10", low: "9.5", close: "9.5" });
    expect(openBar(0, null, "9")).toEqual({ openTime: 0, open: null, high: null, low: null, close: "9", volume: null });
    expect(openBar(0, null, null)).toBeNull();
  });
});
